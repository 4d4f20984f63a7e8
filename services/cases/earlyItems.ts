import type { Actor } from '../access/access.ts';
import type { Pupil } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseContext } from './caseContext.ts';
import { earlyTalk, mayLookAfter } from './decideEarlySign.ts';
import type { DigestItem } from './digestViews.ts';
import { type EarlySign, earlySignState } from './earlySign.ts';
import { type Found, ofNoStep } from './listing.ts';
import type { Day } from './nudge.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
import { newsAgain } from './tellingWeek.ts';

/** What a school has before there are cases, for the morning's lists. */
export type Early = {
  signs: readonly EarlySign[];
  /** Pupils with an open case: their steps say what is to be done. */
  withCase: ReadonlySet<string>;
  /** The month's review that nobody has gone through yet: which month, and how many pupils. */
  review: { month: string; count: number } | undefined;
};

export const nothingEarly: Early = { signs: [], withCase: new Set(), review: undefined };

/** Begins the keys of a list that are about a pupil, not a case; the pupil's id comes next. */
export const earlyKey = 'early';

/**
 * What one person has to know or do about pupils without a case: talks they were asked for, and pupils they
 * follow who were absent for several more days, on the morning they are told. O(signs).
 */
export function earlyItems(
  actor: Actor,
  { signs, withCase }: Early,
  caseContext: CaseContext,
  day: Day,
): readonly Found[] {
  return signs.flatMap((sign) => {
    const pupil = actor.roster.pupil(sign.pupilId);
    if (!pupil || withCase.has(pupil.id)) return [];
    if (!mayLookAfter(actor, pupil, caseContext.playbook.absenceTeam)) return [];
    return [...talkOf(actor, sign, pupil, caseContext, day), ...worseOf(actor, sign, pupil, day)];
  });
}

function talkOf(
  actor: Actor,
  sign: EarlySign,
  pupil: Pupil,
  caseContext: CaseContext,
  { today, away }: Day,
): Found[] {
  const { talk } = earlySignState(sign);
  if (!talk || talk.done || talk.assignee !== actor.member.id) return [];
  if (away.has(talk.assignee)) return [];
  const over = schoolDaysOver(talk, caseContext, today);
  const dueToday = talk.due === today.toString();
  const again = newsAgain(Temporal.PlainDate.from(talk.due), today, caseContext.calendar);
  return [
    {
      key: [earlyKey, pupil.id, 'talk', talk.due, dueToday, again].join('/'),
      item: {
        ...itemAbout(actor, pupil),
        ...{ kind: 'talk', text: earlyTalk(caseContext.playbook).text },
        ...{ due: talk.due, dueToday, over },
      },
    },
  ];
}

function worseOf(actor: Actor, sign: EarlySign, pupil: Pupil, { today }: Day): Found[] {
  const own = earlySignState(sign).followers.find(({ person }) => person === actor.member.id);
  if (own?.told?.on !== today.toString()) return [];
  const { on, days } = own.told;
  return [
    {
      key: [earlyKey, pupil.id, 'worse', on].join('/'),
      item: { ...itemAbout(actor, pupil), kind: 'worse', due: on, moreDays: days },
    },
  ];
}

function itemAbout(actor: Actor, pupil: Pupil): Omit<DigestItem, 'kind' | 'due'> {
  return {
    ...{ ...ofNoStep, school: undefined, caseId: '', version: 0, pupilId: pupil.id },
    pupil: pupilName(pupil, actor.roster),
    classTitle: actor.roster.classById(pupil.classId)?.title ?? pupil.classCode,
    grade: pupil.grade,
  };
}
