import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { caseView } from '../../../services/cases/caseView.ts';
import { decideBegun, decideVisitation } from '../../../services/cases/decideOffer.ts';
import { digestKeys, digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import {
  isStale,
  nextVisitation,
  offerList,
  offersFor,
  placementsFor,
  readOffers,
} from '../../../services/cases/offers.ts';
import { timelineView } from '../../../services/cases/timelineView.ts';
import { aCase, aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { decideCase } from '../../builders/decided.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { refusedWith } from '../../builders/refusedWith.ts';

const list = await readOffers(
  fileURLToPath(new URL('../../../data/offers/aalborg.json', import.meta.url)),
);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const caseContext = aSetting({ playbook: aalborg, offers: list });
const at = '2026-11-25T08:10:00+01:00';
const by = (who: string, when = at) => ({ actor: anActor(who), caseContext, at: when });
const names = (offers: readonly { id: string }[]) => offers.map(({ id }) => id);

describe('what a municipality offers', () => {
  it('fits by grade, and only places can end a case', () => {
    assert.ok(!names(offersFor(list, 5)).includes('stationen'));
    assert.ok(names(offersFor(list, 6)).includes('stationen'));
    assert.ok(names(offersFor(list, 10)).includes('stationen'));
    assert.ok(names(offersFor(list, 6)).includes('absence-consultant'));
    assert.ok(!names(placementsFor(list, 6)).includes('absence-consultant'));
    assert.deepEqual(offersFor(undefined, 6), []);
  });

  it('is stale once its source was read more than twelve months ago', () => {
    const read = { checkedOn: '2025-11-25' };
    assert.equal(isStale(read, list, day('2026-11-25')), false);
    assert.equal(isStale(read, list, day('2026-11-26')), true);
  });

  it('asks seven questions before special education, as Aalborg publishes them', () => {
    const special = list.offers.find(({ id }) => id === 'special-education');
    assert.equal(special?.visitation?.questions.length, 7);
  });

  it('is refused with the place of a fault: a double id, grades the wrong way round', () => {
    const [first] = list.offers;
    assert.ok(first);
    const twice = offerList.safeParse({ ...list, offers: [first, first] });
    assert.deepEqual(twice.error?.issues[0]?.path, ['offers', 1, 'id']);
    const upside = { ...first, grades: { from: 9, to: 6 } };
    const wrong = offerList.safeParse({ ...list, offers: [upside] });
    assert.deepEqual(wrong.error?.issues[0]?.path, ['offers', 0, 'grades']);
  });
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => day('2024-01-01').add({ days }));

describe('the source of an offer', () => {
  it('is old once so many months have passed since somebody read it, whatever the months', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 30 }), (read, today, months) => {
        const until = read.add({ months });
        const old = isStale({ checkedOn: read.toString() }, { staleAfterMonths: months }, today);
        assert.equal(old, Temporal.PlainDate.compare(until, today) < 0);
      }),
    );
  });
});

describe('the next visitation', () => {
  const months = [{ month: 1 }, { month: 5 }, { month: 10 }];

  it('is in January once October is over', () => {
    const next = nextVisitation(months, day('2026-11-25'));
    assert.deepEqual(next, { on: '2027-01-01', exact: false, daysLeft: 37 });
  });

  it('is now where its month runs and no day is published', () => {
    assert.deepEqual(nextVisitation(months, day('2026-10-31')), {
      ...{ on: '2026-10-31', exact: false, daysLeft: 0 },
    });
  });

  it('is a day where one is published, and the next year’s once that is over', () => {
    const dated = [{ month: 1, day: 15 }];
    assert.equal(nextVisitation(dated, day('2027-01-15'))?.on, '2027-01-15');
    assert.equal(nextVisitation(dated, day('2027-01-16'))?.on, '2028-01-15');
  });

  const anyRound = fc
    .record(
      { month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) },
      { requiredKeys: ['month'] },
    )
    .map(({ month, day: on }) => ({ month, ...(on === undefined ? {} : { day: on }) }));
  const rounds = fc.array(anyRound, { minLength: 1, maxLength: 6 });

  it('is the first day from today on that a round takes place, looked for day by day', () => {
    fc.assert(
      fc.property(rounds, anyDay, (some, today) => {
        const next = nextVisitation(some, today);
        assert.ok(next);
        assert.ok(next.daysLeft >= 0 && next.daysLeft <= 366);
        assert.equal(today.add({ days: next.daysLeft }).toString(), next.on);
        const takesPlace = (on: Temporal.PlainDate) =>
          some.some(({ month, day: wanted }) => {
            const last = Math.min(wanted ?? on.day, on.daysInMonth);
            return on.month === month && on.day === last;
          });
        const days = Array.from({ length: 370 }, (_, ahead) => today.add({ days: ahead }));
        assert.equal(next.on, days.find(takesPlace)?.toString());
      }),
    );
  });
});

describe('the questions of a board, on a case', () => {
  const answer = (subject: CaseRecord, answered: string[], who = 's-teacher', when = at) =>
    withEvents(
      subject,
      decideVisitation(subject, { offer: 'special-education', answered }, by(who, when)),
    );
  const facts = {
    ...{ today: day('2026-11-26'), marks: [], reported: new Set<string>(), caseContext },
    meeting: undefined,
  };

  it('are ticked by whom and when, and what was ticked before stays as it was', () => {
    const later = '2026-11-26T08:10:00+01:00';
    const one = answer(aCase(), ['why']);
    const two = answer(one, ['why', 'effect'], 's-leader', later);
    assert.deepEqual(two.visitation?.[0]?.answered, [
      { question: 'why', by: 's-teacher', at },
      { question: 'effect', by: 's-leader', at: later },
    ]);
    assert.equal(answer(two, ['effect']).visitation?.[0]?.answered.length, 1);
  });

  it('change nothing where the same are ticked again', () => {
    const one = answer(aCase(), ['why']);
    assert.equal(answer(one, ['why']), one);
  });

  it('are refused of another offer, in a closed case, and to a stranger', () => {
    const press = (subject: CaseRecord, offer: string, answered: string[], who = 's-teacher') =>
      decideVisitation(subject, { offer, answered }, by(who));
    assert.throws(() => press(aCase(), 'stationen', ['why']), refusedWith('gone'));
    assert.throws(() => press(aCase(), 'special-education', ['who']), refusedWith('gone'));
    const closed = aCase({ state: 'closed' });
    assert.throws(() => press(closed, 'special-education', ['why']), refusedWith('case_closed'));
    assert.throws(
      () => press(aCase(), 'special-education', ['why'], 's-nurse'),
      refusedWith('not_allowed'),
    );
  });

  it('are shown with their count; to somebody on anonymous ground without who', () => {
    const subject = answer(
      aCase({
        involved: [
          { staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at },
          { staffId: 's-ssp', basis: 'crime_prevention', by: 's-leader', at },
        ],
      }),
      ['why'],
    );
    const seenBy = (who: string) => caseView(subject, { actor: anActor(who) }, facts).offers;
    const special = (who: string) => seenBy(who)?.all.find(({ id }) => id === 'special-education');
    assert.equal(special('s-teacher')?.visitation?.last?.by, 'Test Lærer');
    assert.equal(special('s-ppr')?.visitation?.questions.filter((one) => one.answered).length, 1);
    assert.equal(special('s-ppr')?.visitation?.last?.by, undefined);
    assert.equal(seenBy('s-ppr')?.answers, false);
    assert.equal(seenBy('s-ssp'), undefined);
  });

  it('are not there where the municipality has no list', () => {
    const without = { ...facts, caseContext: aSetting({ playbook: aalborg }) };
    const view = caseView(aCase(), { actor: anActor('s-teacher') }, without);
    assert.equal(view.offers, undefined);
  });
});

describe('a case that ends with another offer', () => {
  const close = (offer: string | undefined, context = caseContext) =>
    decideCase(
      aCase(),
      { action: 'close', outcome: 'other_offer', reason: 'Aftalt', offer },
      { actor: anActor('s-leader'), caseContext: context, at },
      { ready: false },
    );

  it('names the offer, and asks after twenty school days whether the pupil has begun', () => {
    const { offer } = close('stationen');
    assert.equal(offer?.id, 'stationen');
    assert.equal(offer?.name?.da, 'Stationens Skoleforløb');
    assert.equal(offer?.from, '2026-11-25');
    assert.equal(offer?.askOn, caseContext.calendar.plus(day('2026-11-25'), 20)?.toString());
  });

  it('is refused without an offer, with one that is no place, or not for the grade', () => {
    for (const offer of [undefined, '', 'absence-consultant', 'nowhere']) {
      assert.throws(() => close(offer), refusedWith('offer_required'), `${offer}`);
    }
    const upper = {
      ...list,
      offers: list.offers.map((one) => ({ ...one, grades: { from: 8, to: 10 } })),
    };
    const older = aSetting({ playbook: aalborg, offers: upper });
    assert.throws(() => close('stationen', older), refusedWith('offer_required'));
    assert.equal(close('other', older).offer?.id, 'other');
  });

  it('ends as before where the municipality has no list', () => {
    assert.equal(close(undefined, aSetting({ playbook: aalborg })).offer, undefined);
  });

  it('tells on its timeline where the pupil went, but not to somebody on anonymous ground', () => {
    const subject = {
      ...close('stationen'),
      involved: [{ staffId: 's-ppr', basis: 'anonymous', by: 's-leader', at }] as const,
    };
    const closing = (who: string) =>
      timelineView({ ...subject, involved: [...subject.involved] }, anActor(who), at).entries.find(
        ({ what }) => what.do === 'close',
      )?.what;
    assert.deepEqual(closing('s-leader'), {
      ...{ do: 'close', outcome: 'other_offer', words: 'Aftalt' },
      place: list.offers.find(({ id }) => id === 'stationen')?.name,
    });
    assert.deepEqual(closing('s-ppr'), { do: 'close', outcome: 'other_offer' });
  });

  describe('asks whether the pupil has begun', () => {
    const closed = close('stationen');
    const due = closed.offer?.askOn ?? '';
    const moment = (iso: string) => `${iso}T08:10:00+01:00`;
    const nobody: ReadonlySet<string> = new Set();
    const asked = (who: string, today = due, away = nobody) =>
      digestView(anActor(who), [closed], caseContext, { today: day(today), away }).items;
    const answer = (said: 'yes' | 'no' | 'unknown', subject = closed, when = due) =>
      withEvents(subject, decideBegun(subject, said, by('s-teacher', moment(when))));

    it('the tovholder from that day on; the leader where the tovholder is away', () => {
      const before = day(due).subtract({ days: 1 }).toString();
      assert.deepEqual(asked('s-teacher', before), []);
      const [item] = asked('s-teacher');
      assert.equal(item?.kind, 'begun');
      assert.equal(item?.place?.name?.da, 'Stationens Skoleforløb');
      assert.deepEqual(asked('s-leader'), []);
      assert.equal(asked('s-leader', due, new Set(['s-teacher'])).length, 1);
    });

    it('no more once they have', () => {
      const begun = answer('yes');
      assert.equal(begun.offer?.askOn, undefined);
      assert.equal(begun.state, 'closed');
      assert.throws(() => answer('yes', begun), refusedWith('gone'));
    });

    it('again after five school days if not, or if nobody knows', () => {
      for (const said of ['no', 'unknown'] as const) {
        const again = answer(said).offer?.askOn ?? '';
        assert.equal(again, caseContext.calendar.plus(day(due), 5)?.toString());
      }
    });

    it('once a week in the list, as long as nobody answers', () => {
      const keys = (today: string) =>
        digestKeys(anActor('s-teacher'), [closed], caseContext, {
          today: day(today),
          away: nobody,
        });
      const monday = (weeks: number) => {
        const first = day(due);
        return first
          .subtract({ days: first.dayOfWeek - 1 })
          .add({ weeks })
          .toString();
      };
      const friday = day(monday(1)).add({ days: 4 }).toString();
      // Asked on a Thursday: the Monday after is too soon.
      assert.equal(day(due).dayOfWeek, 4);
      assert.deepEqual(keys(due), keys(monday(1)));
      assert.deepEqual(keys(monday(1)), keys(friday));
      for (const weeks of [2, 3]) {
        assert.notDeepEqual(keys(monday(weeks - 1)), keys(monday(weeks)), `${weeks} weeks`);
      }
    });

    it('nobody before the day, and not a colleague from elsewhere', () => {
      assert.throws(() => answer('yes', closed, '2026-11-26'), refusedWith('gone'));
      assert.throws(
        () => decideBegun(closed, 'yes', by('s-nurse', moment(due))),
        refusedWith('not_allowed'),
      );
    });

    it('no more once the case is reopened, whose place is forgotten', () => {
      const again = decideCase(closed, { action: 'reopen' }, by('s-leader', moment(due)), {
        ready: false,
      });
      assert.equal(again.offer, undefined);
      assert.equal(again.state, 'open');
    });
  });

  it('keeps an old case readable that named no offer', () => {
    const roster = aRoster();
    const old = aCase({ state: 'closed', outcome: 'other_offer', closedOn: '2026-11-20' });
    const actor = { ...anActor('s-leader'), roster };
    const facts = {
      ...{ today: day('2026-11-26'), marks: [], reported: new Set<string>(), caseContext },
      meeting: undefined,
    };
    assert.equal(caseView(old, { actor }, facts).place, undefined);
  });
});
