import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Report } from '../absence/report.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { OpenQuestion } from '../notes/openQuestion.ts';
import type { Kept } from '../retention/keptRecords.ts';

/** What a school's store holds that can be about a pupil. */
export type SchoolRecords = {
  pupil: readonly Kept<PupilAbsence>[];
  report: readonly Kept<Report>[];
  question: readonly Kept<OpenQuestion>[];
  case: readonly Kept<CaseRecord>[];
  meeting: readonly Kept<Meeting>[];
  /** `id` is "card:id" of what is shown; the places where it stands. */
  post: readonly Kept<{ places: Readonly<Record<string, { recipient: Place }>> }>[];
  outbox: readonly Kept<{ work: { do: string; subject?: Shown; meetingId?: string } }>[];
  audit: readonly Kept<AuditEntry>[];
};

export type Place = { to: string; staffId?: string };
type Shown = { card: string; id: string };

export type AuditEntry = {
  at: string;
  by: string;
  action: string;
  subjects: readonly string[];
  outcome: 'done' | 'refused';
};

/** All of it that is about one pupil. */
export type PupilRecords = Omit<SchoolRecords, 'pupil'> & { absence: PupilAbsence | undefined };

/**
 * What is about a pupil: absence, messages with a line about the pupil, questions that name the pupil,
 * cases, their meetings, cards of these and where they stand, and the trail of all of it. O(records).
 */
export function recordsAbout(pupilId: string, records: SchoolRecords): PupilRecords {
  const cases = records.case.filter(({ value }) => value.pupilId === pupilId);
  const caseIds = new Set(cases.map(({ id }) => id));
  const meetings = records.meeting.filter(({ value }) => caseIds.has(value.caseId));
  const reports = records.report.filter(({ value }) =>
    value.lines.some((line) => line.pupilId === pupilId),
  );
  const questions = records.question.filter(({ value: { question } }) => {
    const choices: readonly string[] = question.choices;
    return question.draft.pupilId === pupilId || choices.includes(pupilId);
  });
  const shown = new Set([
    `pupilStatus:${pupilId}`,
    ...keys('case', cases),
    ...keys('meeting', meetings),
    ...keys('receipt', reports),
    ...keys('question', questions),
  ]);
  const ids = new Set([pupilId, ...caseIds, ...meetings.map(({ id }) => id), ...shown]);
  return {
    absence: records.pupil.find(({ id }) => id === pupilId)?.value,
    report: reports,
    question: questions,
    case: cases,
    meeting: meetings,
    post: records.post.filter(({ id }) => shown.has(id)),
    outbox: records.outbox.filter(
      ({ value: { work } }) =>
        (work.subject && shown.has(`${work.subject.card}:${work.subject.id}`)) ||
        (work.meetingId !== undefined && ids.has(work.meetingId)),
    ),
    audit: records.audit.filter(({ value }) => value.subjects.some((one) => ids.has(one))),
  };
}

function keys(card: string, kept: readonly Kept<unknown>[]): string[] {
  return kept.map(({ id }) => `${card}:${id}`);
}
