import { type CoverageRule, incompleteInQuarter } from '../absence/coverage.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import { mayReport, maySeeCase } from '../access/access.ts';
import { absenceByWeek } from '../cases/attendance.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { mayLookAfter } from '../cases/decideEarlySign.ts';
import { type EarlySign, earlySignState } from '../cases/earlySign.ts';
import { mayExplainPupil } from '../cases/knownReason.ts';
import type { CaseView } from '../cases/views.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName, type Pupil } from '../roster/roster.ts';
import { type ReviewInput, type ReviewLine, reviewLine } from './monthReview.ts';

/** One pupil without a case, as somebody who looks after them sees it. */
export type EarlySignView = {
  kind: 'earlySign';
  on: string;
  /** Grows with everything that is done; a card showing less is stale. */
  version: number;
  line: ReviewLine;
  weeks: CaseView['weeks'];
  /** Per cent of the quarter's school days told of, where figures say that they are incomplete. */
  incomplete: CaseView['incomplete'];
  /** The newest talk; names are undefined for people who left. */
  talk:
    | {
        assignee: string | undefined;
        due: string;
        done: { by: string | undefined; on: string; outcome: string } | undefined;
      }
    | undefined;
  /** Whether the reader follows the pupil, and after how many further days they are told. */
  follows: boolean;
  tellAfterDays: number;
  /** The open case, where there is one by now. */
  openCase: { id: string; maySee: boolean } | undefined;
  mayOpen: boolean;
  mayExplain: boolean;
};

/** As on a case. */
const weeksShown = 8;

/** @throws RefusedError `not_allowed` if the reader may not look after the pupil */
export function earlySignView(
  pupil: Pupil,
  absence: PupilAbsence,
  {
    sign,
    reported,
    coverage,
    ...input
  }: Omit<ReviewInput, 'absences' | 'signs'> & {
    sign: EarlySign | undefined;
    /** The pupil's open case, if there is one. */
    lastCase: CaseRecord | undefined;
    /** Days on which somebody told of the pupil's class. */
    reported: ReadonlySet<string>;
    coverage: CoverageRule;
  },
): EarlySignView {
  const { actor, today, absenceTeam } = input;
  if (!mayLookAfter(actor, pupil, absenceTeam)) throw new RefusedError('not_allowed');
  const { talk, followers } = earlySignState(sign);
  const nameOf = (staffId: string) => {
    const member = actor.roster.member(staffId);
    return member && fullName(member);
  };
  const calendar = input.calendar.forGrade(pupil.grade);
  const { openCaseId } = absence;
  const { lastCase } = input;
  return {
    kind: 'earlySign',
    on: today.toString(),
    version: sign?.log.length ?? 0,
    line: reviewLine(pupil, absence, sign, input),
    weeks: absenceByWeek(marksOf(absence, pupil.grade), calendar, today, weeksShown),
    incomplete: incompleteInQuarter(calendar, today, reported, coverage),
    talk: talk && {
      assignee: nameOf(talk.assignee),
      due: talk.due,
      done: talk.done && {
        by: nameOf(talk.done.by),
        on: talk.done.on,
        outcome: talk.done.outcome,
      },
    },
    follows: followers.some(({ person }) => person === actor.member.id),
    tellAfterDays: absenceTeam.tellAfterDays,
    openCase:
      openCaseId === undefined
        ? undefined
        : { id: openCaseId, maySee: lastCase !== undefined && maySeeCase(actor, lastCase) },
    mayOpen: openCaseId === undefined && mayReport(actor),
    mayExplain: mayExplainPupil(actor, { pupil, absence, lastCase }),
  };
}
