import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { contactSteps } from '../../../services/cases/contactSteps.ts';
import { readPlaybook } from '../../../services/cases/playbook.ts';
import { daysToContact, daysToMeeting, medianDelay } from '../../../services/status/delays.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase, aPlaybook, aStep } from '../../builders/cases.ts';

const calendar = aCalendar();
const openedOn = '2026-11-06';
const doneAt = (date: string) => ({ by: 's-teacher', at: `${date}T08:00:00+01:00` });
const done = (id: string, date: string, on?: string) =>
  aStep({
    id,
    state: 'done',
    done: { ...doneAt(date), ...(on === undefined ? {} : { on }) },
  });

describe('how soon a school acts', () => {
  const contact = new Set(['call-parents']);
  const toContact = (...steps: ReturnType<typeof aStep>[]) =>
    daysToContact(aCase({ openedOn, steps }), contact, calendar);

  it('is counted in school days until pupil or home was spoken with, whatever else was done first', () => {
    const steps = [done('look', '2026-11-07'), done('call-parents', '2026-11-10')];
    assert.equal(toContact(...steps), 2, 'Friday to Tuesday');
    assert.equal(toContact(done('look', '2026-11-07')), undefined);
    assert.equal(toContact(aStep({ id: 'call-parents' })), undefined);
  });

  it('goes by the day it happened, and is none for the same day or before', () => {
    assert.equal(toContact(done('call-parents', '2026-11-12', '2026-11-09')), 1);
    assert.equal(toContact(done('call-parents', '2026-11-06')), 0);
    assert.equal(toContact(done('call-parents', '2026-11-06', '2026-11-02')), 0);
    assert.equal(toContact(done('call-parents.2', '2026-11-09')), 1, 'in a later round too');
    assert.equal(
      toContact(done('call-parents.1.2', '2026-11-09')),
      1,
      'for a duty that began anew',
    );
  });

  it('takes the first step of any kind where the playbook does not say which are contact', () => {
    const steps = [done('look', '2026-11-09')];
    assert.equal(daysToContact(aCase({ openedOn, steps }), new Set(), calendar), 1);
    assert.deepEqual(contactSteps(aPlaybook()), new Set());
  });

  it('has its steps in the playbooks that come with the bot', async () => {
    const read = (name: string) =>
      readPlaybook(fileURLToPath(new URL(`../../../data/playbooks/${name}.json`, import.meta.url)));
    for (const name of ['aalborg', 'bornholm']) {
      const steps = contactSteps(await read(name));
      for (const id of ['contact-home', 'call-parents', 'talk-with-pupil']) {
        assert.ok(steps.has(id), `${name}: ${id}`);
      }
    }
  });

  it('is counted until the first meeting that was booked and not called off', () => {
    const meeting = (meetingId: string, became: 'booked' | 'cancelled', start?: string) => ({
      do: 'meeting' as const,
      ...doneAt('2026-11-07'),
      meetingId,
      became,
      ...(start === undefined ? {} : { start }),
    });
    const one = aCase({ openedOn });
    const days = (...events: ReturnType<typeof meeting>[]) =>
      daysToMeeting({ ...one, log: [...one.log, ...events] }, calendar);
    const [early, late] = ['2026-11-09T10:00:00+01:00', '2026-11-16T23:30:00Z'];
    assert.equal(days(), undefined);
    assert.equal(days(meeting('m1', 'booked', late), meeting('m2', 'booked', early)), 1);
    const calledOff = meeting('m2', 'cancelled');
    const events = [meeting('m2', 'booked', early), calledOff, meeting('m1', 'booked', late)];
    assert.equal(days(...events), 7, 'the local day of the meeting: the 17th');
  });

  it('is told as the middle one, and of how many', () => {
    assert.equal(medianDelay([undefined]), undefined);
    assert.deepEqual(medianDelay([9, undefined, 1, 2]), { schoolDays: 2, cases: 3 });
    assert.deepEqual(medianDelay([4, 1]), { schoolDays: 2.5, cases: 2 });
  });
});
