import type { AskedLevel } from '../absence/reasonUnknown.ts';
import type { Text } from '../rules/ruleset.ts';
import type { Arrangement, ArrangementTime } from './arrangement.ts';
import type { HolderGap } from './holderGap.ts';
import type { Leaving } from './leavingItem.ts';

/** Something a person has to do. */
export type DigestItem = {
  /** The school, if the reader works at several. */
  school: { id: string; name: string } | undefined;
  caseId: string;
  version: number;
  /** Instead of a case: a pupil who is looked after early. */
  pupilId?: string;
  /** Undefined if it is about the case as a whole. */
  stepId: string | undefined;
  /**
   * `approve` and `do` are theirs; `judge` is a follow-up; `help` somebody else's, long overdue; `close`
   * asks whether to close a case whose ground was taken back, `left` what happens to the case of a pupil who
   * left the roster, `handOver` whether the school takes on a case from another, whose hand-over has the id
   * `caseId`; `holder` asks for a tovholder, `consent` tells of one that ends; `talk` is a talk with a pupil
   * without a case, and `worse` tells of a pupil the reader follows; `wayBack` asks about the way back,
   * `arrangement` about a special arrangement's last day; `begun` asks whether the
   * pupil of a closed case has begun at the new place; `held` what came of a meeting.
   */
  kind:
    | 'approve'
    | 'do'
    | 'judge'
    | 'help'
    | 'close'
    | 'left'
    | 'handOver'
    | 'talk'
    | 'worse'
    | 'holder'
    | 'consent'
    | 'wayBack'
    | 'arrangement'
    | 'begun'
    | 'held';
  pupil: string | undefined;
  classTitle: string | undefined;
  grade: number;
  /** The step's text; undefined if it is about the case as a whole. */
  text: Text | undefined;
  /** Called for by the law. */
  legal: boolean;
  acute: boolean;
  /** The day it is due, or was proposed. */
  due: string;
  /** Due on the list's day. */
  dueToday: boolean;
  /** School days overdue; 0 if not overdue. */
  over: number;
  /** Further days of absence of a pupil the reader follows. */
  moreDays?: number;
  /** Whom it waits for, if not the reader. */
  waitsFor: string | undefined;
  /** Whom the reader can remind of it now; a given name. */
  canRemind: string | undefined;
  /** A colleague reminded them of it today. */
  reminded: boolean;
  /** Whom the reader stands in for. */
  standsInFor: string | undefined;
  /** Whether it can be done from the list, with no further input. */
  oneStep: boolean;
  /** What the case of a pupil who left waits for, and the school it was offered to. */
  leaving?: Pick<Leaving, 'state' | 'school'>;
  /** What is asked about the people of a case, with the name of whoever it is about. */
  about?:
    | { what: 'holder'; why: HolderGap['why']; person: string | undefined }
    | { what: 'consent'; person: string | undefined };
  /** The new place of the pupil of a closed case. */
  place?: { name: Text | undefined };
  /** The school that hands a case over. */
  from?: string;
  /** What is asked about the way back: how the step went that began on a day, or which comes next. */
  wayBack?: { ask: 'answer' | 'next'; from: string; text: string };
  /** A special arrangement whose last day comes, has passed, or was never said. */
  arrangement?: { kind: Arrangement; time: ArrangementTime };
};

/** A pupil of a case who has been at school for so many school days in a row. */
export type Praise = { caseId: string; pupil: string; classTitle: string; days: number };

type AboutPupil = {
  /** The school, if the reader works at several. */
  school: { id: string; name: string } | undefined;
  pupilId: string;
  pupil: string;
  classTitle: string;
};

/** A home to contact about unlawful days. */
export type HomeContactLine = AboutPupil & {
  taskId: string;
  /** Of the pupil's tasks. */
  version: number;
  /** ISO, ascending. */
  dates: readonly string[];
  due: string;
  /** School days overdue; 0 if not overdue. */
  over: number;
};

/** Days of a pupil whose reason the reader is asked for. */
export type ReasonLine = AboutPupil & {
  /** ISO, ascending. */
  dates: readonly [string, ...string[]];
  /** So long without an answer that the leadership is asked too. */
  overdue: boolean;
  /** As whom the reader is asked. */
  as: AskedLevel;
};

/** Everything a person has to do this morning, what matters most first. */
export type DigestView = {
  kind: 'digest';
  on: string;
  givenName: string;
  items: readonly DigestItem[];
  /** Homes to contact about unlawful days. */
  contacts: readonly HomeContactLine[];
  /** Pupils whose reason for being away is asked for. */
  reasons: readonly ReasonLine[];
  praise: readonly Praise[];
  /** The month's reviews that the reader's absence teams have not gone through yet. */
  reviews: readonly DueReview[];
  /** In June, for leaders: how many cases there are to hand over before the summer. */
  turnover?: number;
};

/** A month's review of a school: how many pupils are on it. */
export type DueReview = { school: DigestItem['school']; count: number };

/** A friendly reminder of a step from a colleague. */
export type NudgeView = { kind: 'nudge'; by: string; item: DigestItem };
