import assert from 'node:assert/strict';
import { caseRecord } from '../../../services/cases/caseRecord.ts';
import { contactWith } from '../../../services/cases/caseWork.ts';
import { logContact } from '../../../services/cases/contactLog.ts';
import { latestContact } from '../../../services/cases/contactSteps.ts';
import { contactViews } from '../../../services/cases/contactViews.ts';
import { replayed, withEvents } from '../../../services/cases/evolve.ts';
import { timelineView } from '../../../services/cases/timelineView.ts';
import { daysToContact } from '../../../services/status/delays.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-25T10:00:00+01:00';
const caseContext = aSetting({ playbook: aalborg });
const by = (who: string) => ({ actor: anActor(who), caseContext, at });
const talk = { id: 'c-1', with: 'mother', on: '2026-11-24', agreed: ' Møde tirsdag ' } as const;

describe('a contact with the home, written down', () => {
  const subject = aCase();
  const logged = withEvents(subject, logContact(subject, talk, by('s-teacher')));

  it('is kept with whom, which day, and what was agreed in a line, and follows from the log', () => {
    assert.deepEqual(logged.contacts, [
      {
        ...{ id: 'c-1', with: 'mother', on: '2026-11-24', agreed: 'Møde tirsdag' },
        ...{ by: 's-teacher', at },
      },
    ]);
    assert.deepEqual(caseRecord.parse(logged), logged);
    const { contacts } = replayed([...subject.log, ...logged.log.slice(subject.log.length)]);
    assert.deepEqual(contacts, logged.contacts);
  });

  it('counts as the newest contact, and for how soon pupil or home was spoken with', () => {
    assert.deepEqual(latestContact(logged, aalborg), {
      ...{ on: '2026-11-24', by: 's-teacher', outcome: 'Møde tirsdag', isLogged: true },
    });
    const withPupil = logContact(subject, { ...talk, with: 'pupil' }, by('s-teacher'));
    assert.equal(latestContact(withEvents(subject, withPupil), aalborg), undefined);
    const opened = { ...logged, openedOn: '2026-11-23', steps: [] };
    assert.equal(daysToContact(opened, new Set(['contact-home']), aCalendar()), 1);
  });

  it('stands first where another was noted for the same day before', () => {
    const again = logContact(logged, { ...talk, id: 'c-2', with: 'father' }, by('s-teacher'));
    const views = contactViews(withEvents(logged, again), aRoster(), true);
    assert.deepEqual(
      views.map((one) => one.with),
      ['father', 'mother'],
    );
  });

  it('does the step that is chosen with it, with the same day and words', () => {
    const waiting = aCase({
      steps: [aStep({ id: 'contact-home', state: 'approved', asks: ['date', 'outcome'] })],
    });
    const events = logContact(waiting, { ...talk, step: 'contact-home' }, by('s-leader'));
    const [step] = withEvents(waiting, events).steps;
    assert.deepEqual(
      [step?.state, step?.done?.on, step?.done?.outcome],
      ['done', '2026-11-24', 'Møde tirsdag'],
    );
    const pupilStep = { ...talk, with: 'pupil', step: 'contact-home' } as const;
    assert.throws(
      () => logContact(waiting, pupilStep, by('s-leader')),
      refusedWith('choice_required'),
    );
  });

  it('is refused for a day to come, for no day, in a closed case, and to whoever sees not all of it', () => {
    const log = (difference: object, who = 's-teacher', one = subject) =>
      logContact(one, { ...talk, ...difference }, by(who));
    assert.throws(() => log({ on: '2026-11-26' }), refusedWith('date_unsuited'));
    assert.throws(() => log({ on: 'i går' }), refusedWith('date_unsuited'));
    assert.throws(() => log({}, 's-other'), refusedWith('not_allowed'));
    const closed = aCase({ state: 'closed' });
    assert.throws(() => log({}, 's-teacher', closed), refusedWith('case_closed'));
    const anonymous = aCase({
      involved: [{ staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at }],
    });
    assert.throws(() => log({}, 's-ppr', anonymous), refusedWith('not_allowed'));
  });

  it('has no words where the viewer may not read them', () => {
    assert.equal(contactViews(logged, aRoster(), false)[0]?.agreed, undefined);
    const words = (who: string, involved = logged.involved) =>
      JSON.stringify(timelineView({ ...logged, involved }, anActor(who), at));
    assert.match(words('s-teacher'), /Møde tirsdag/);
    const anonymous = [{ staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at }] as const;
    assert.doesNotMatch(words('s-ppr', [...anonymous]), /Møde|mor/);
  });

  it('can be with everybody on the list', () => {
    for (const who of contactWith) {
      assert.equal(logContact(subject, { ...talk, with: who }, by('s-leader')).length, 1);
    }
  });
});
