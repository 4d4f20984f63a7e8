import assert from 'node:assert/strict';
import type { Involvement } from '../../../services/access/involvement.ts';
import { caseView } from '../../../services/cases/caseView.ts';
import { consentsEndingSoon, endingConsents } from '../../../services/cases/consents.ts';
import { digestKeys, digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { timelineView } from '../../../services/cases/timelineView.ts';
import { aCase, aSetting, aStep } from '../../builders/cases.ts';
import { aalborg, without } from '../../builders/caseWorld.ts';
import { involve } from '../../builders/decided.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const at = '2026-11-25T10:00:00+01:00';
const today = Temporal.PlainDate.from('2026-11-25');
const caseContext = aSetting({ playbook: aalborg });
const deciding = { actor: anActor('s-leader'), caseContext, at };
const asked = { person: 's-ppr', basis: 'consent', reason: '' } as const;

const consented = (difference: Partial<Involvement> = {}) =>
  aCase({
    involved: [
      {
        staffId: 's-ppr',
        basis: 'consent',
        by: 's-teacher',
        at,
        until: '2026-12-01',
        ...difference,
      },
    ],
    comments: [{ by: 's-teacher', at, text: 'Mor er bekymret' }],
    contacts: [{ id: 'c', with: 'mother', on: '2026-11-24', agreed: 'Møde', by: 's-teacher', at }],
    steps: [aStep({ state: 'done', done: { by: 's-teacher', at, outcome: 'Planen er lagt' } })],
  });

describe('a consent', () => {
  it('holds for what was said and until when, else the whole case for the playbook’s six months', () => {
    const terms = (difference: object) => {
      const [one] = involve(
        aCase({ involved: [] }),
        { ...asked, ...difference },
        deciding,
      ).involved;
      return [one?.covers, one?.until];
    };
    assert.deepEqual(terms({}), ['whole_case', '2027-05-25']);
    const chosen = { covers: 'absence', until: '2027-01-31' };
    assert.deepEqual(terms(chosen), ['absence', '2027-01-31']);
    assert.deepEqual(terms({ ...chosen, basis: 'anonymous' }), [undefined, undefined]);
    for (const until of ['2026-11-24', '2027-11-26', 'snart']) {
      assert.throws(() => terms({ until }), refusedWith('consent_until'), until);
    }
  });

  it('is renewed for longer or for something else, and not twice for the same', () => {
    const first = involve(aCase({ involved: [] }), { ...asked, until: '2026-12-31' }, deciding);
    const again = (difference: object) => involve(first, { ...asked, ...difference }, deciding);
    assert.throws(() => again({ until: '2026-12-31' }), refusedWith('already_involved'));
    assert.equal(again({ until: '2027-02-01' }).involved.at(-1)?.until, '2027-02-01');
    assert.equal(again({ until: '2026-12-31', covers: 'absence' }).involved.length, 2);
  });

  it('ends by itself the day after its last, and one without a last day does not', () => {
    const endedOn = (day: string, subject = consented()) =>
      endingConsents(subject, Temporal.PlainDate.from(day), at);
    assert.deepEqual(endedOn('2026-12-01'), []);
    assert.deepEqual(endedOn('2026-12-02'), [{ do: 'release', by: 'system', at, person: 's-ppr' }]);
    const over = withEvents(consented(), endedOn('2026-12-02'));
    assert.deepEqual(endedOn('2026-12-03', over), []);
    const old = aCase({ involved: [{ staffId: 's-ppr', basis: 'consent', by: 's-leader', at }] });
    assert.deepEqual(endedOn('2030-01-01', old), []);
  });

  it('is told of some school days before to whoever brought them in, once; else to the tovholder', () => {
    const told = (day: string, who = 's-teacher', subject = consented()) =>
      digestView(anActor(who), [subject], caseContext, {
        ...{ today: Temporal.PlainDate.from(day), away: new Set<string>() },
      }).items.filter(({ kind }) => kind === 'consent');
    assert.equal(told('2026-11-24').length, 0);
    const [item] = told('2026-11-25');
    assert.deepEqual(item?.about, { what: 'consent', person: 'Test ppr_psychologist' });
    assert.equal(told('2026-11-25', 's-leader').length, 0);
    const keys = (day: string) =>
      digestKeys(anActor('s-teacher'), [consented()], caseContext, {
        ...{ today: Temporal.PlainDate.from(day), away: new Set<string>() },
      }).filter((key) => key.includes('/consent/'));
    assert.deepEqual(keys('2026-11-25'), keys('2026-11-27'));
    const roster = without('s-second', aRoster());
    const gone = consented({ by: 's-second' });
    assert.equal(consentsEndingSoon(gone, { ...caseContext, roster }, today)[0]?.told, 's-teacher');
  });

  it('to talk of the absence shows who it is about and the absence, and nothing that people wrote', () => {
    const facts = {
      today,
      marks: [],
      reported: new Set<string>(),
      caseContext,
      meeting: undefined,
    };
    const actor = anActor('s-ppr');
    const subject = consented({ covers: 'absence' });
    const view = caseView(subject, { actor }, facts);
    assert.deepEqual([view.scope, view.pupil], ['absence', 'Loke Prøvesen']);
    const told = JSON.stringify([view, timelineView(subject, actor, at)]);
    for (const words of ['bekymret', 'Møde', 'Planen er lagt']) assert.ok(!told.includes(words));
    assert.deepEqual(view.actions, []);
  });
});

describe('SSD co-operation', () => {
  const ssd = { basis: 'ssd', reason: 'Familien har bedt om hjælp' } as const;
  const bring = (person: string, difference = {}) =>
    involve(aCase({ involved: [] }), { person, ...ssd, ...difference }, deciding);

  it('is a ground of its own for social worker and health nurse, with a reason, and for nobody else', () => {
    for (const person of ['s-social', 's-nurse']) {
      assert.equal(bring(person).involved[0]?.basis, 'ssd');
      assert.throws(() => bring(person, { reason: ' ' }), refusedWith('reason_required'));
    }
    for (const person of ['s-ppr', 's-absence', 's-ssp', 's-second']) {
      assert.throws(() => bring(person), refusedWith('basis_unsuited'), person);
    }
  });
});
