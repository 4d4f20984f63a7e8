import type { Conflict } from '../absence/conflict.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Report } from '../absence/report.ts';
import type { Basis } from '../access/access.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import { earlyKey } from '../cases/earlyItems.ts';
import type { EarlySign } from '../cases/earlySign.ts';
import type { HandOver } from '../cases/handOver.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { OpenQuestion } from '../notes/openQuestion.ts';
import { pupilsInQuestion } from '../notes/pupilsInQuestion.ts';
import { isAbout, type SchoolChoice } from '../notes/schoolChoice.ts';
import type { CardSubjects } from '../retention/cardSubjects.ts';
import type { Kept, KeptKind } from '../retention/keptRecords.ts';
import type { Pupil, SchoolClass } from '../roster/roster.ts';

/** Records in a school's store that can be about a pupil. */
export type SchoolRecords = {
  pupil: readonly Kept<PupilAbsence>[];
  report: readonly Kept<Report>[];
  question: readonly Kept<OpenQuestion>[];
  conflict: readonly Kept<Conflict>[];
  schoolChoice?: readonly Kept<SchoolChoice>[];
  case: readonly Kept<CaseRecord>[];
  handOver?: readonly Kept<HandOver>[];
  earlySign?: readonly Kept<EarlySign>[];
  rosterProposal?: readonly Kept<ProposedRoster>[];
  meeting: readonly Kept<Meeting>[];
  /** `id` is "card:id" of what is shown; the places where it is. */
  post: readonly Kept<{ places: Readonly<Record<string, { recipient: Place }>> }>[];
  outbox: readonly Kept<{ work: { do: string; subject?: Shown; meetingId?: string } }>[];
  /** Lists that somebody asked for as files. */
  file: readonly Kept<AskedFile>[];
  /** `id` is the staff id; a key begins with the case or the pupil it is about, or with `early` and the pupil. */
  digest: readonly Kept<{ on: string; keys: readonly string[] }>[];
  telling: readonly Kept<Told>[];
  audit: readonly Kept<AuditEntry>[];
};

/** A school's new roster, which is there while it waits for an operator. */
export type ProposedRoster = {
  at: string;
  roster?: { pupils: readonly Pupil[]; classes: readonly SchoolClass[] } | undefined;
};

/** What a roster that waits says of a pupil. */
export type ProposedPupil = { at: string; pupil: Pupil; classTitle: string };

export type AskedFile = {
  by: string;
  at: string;
  content: { about: string; caseId?: string; letter?: string; language?: string };
  format: string;
  state: 'offered' | 'accepted' | 'sent' | 'declined' | 'failed';
};

/** What those answering for a case were told: its card did not reach somebody, or is not in a team. */
export type Told = {
  at: string;
  caseId: string;
  what:
    | { kind: 'undelivered'; recipient: Place }
    | { kind: 'hidden'; barred: readonly { why: string; name?: string | undefined }[] };
};

export type Place = { to: string; staffId?: string };
type Shown = { card: string; id: string };

export type AuditEntry = {
  at: string;
  by: string;
  action: string;
  subjects: readonly string[];
  basis?: Basis | undefined;
  outcome: 'done' | 'refused';
};

/** Everything about one pupil. */
export type PupilRecords = Omit<SchoolRecords, 'pupil' | 'earlySign' | 'rosterProposal'> & {
  absence: PupilAbsence | undefined;
  earlySign: EarlySign | undefined;
  proposed: ProposedPupil | undefined;
};

/**
 * What is about a pupil: absence, messages with a line about the pupil, questions that name the pupil or ask
 * which of two notes holds, cases, their meetings and alerts, cards of these and their places, lists that may
 * include the pupil, a roster that waits, and the trail of all of it. O(records).
 * @param cards what each card shows
 */
export function recordsAbout(
  pupilId: string,
  records: SchoolRecords,
  cards: CardSubjects,
): PupilRecords {
  const cases = records.case.filter(({ value }) => value.pupilId === pupilId);
  const caseIds = new Set(cases.map(({ id }) => id));
  const handOvers = (records.handOver ?? []).filter(({ value }) => value.pupilId === pupilId);
  const listed = new Set([...caseIds, ...handOvers.map(({ id }) => id)]);
  const meetings = records.meeting.filter(({ value }) => caseIds.has(value.caseId));
  const reports = records.report.filter(({ value }) =>
    value.lines.some((line) => line.pupilId === pupilId),
  );
  const questions = records.question.filter(({ value: { question } }) =>
    pupilsInQuestion(question).includes(pupilId),
  );
  const conflicts = records.conflict.filter(({ value }) => value.pupilId === pupilId);
  const tellings = records.telling.filter(({ value }) => caseIds.has(value.caseId));
  const choices = (records.schoolChoice ?? []).filter(({ value }) => isAbout(value, pupilId));
  const shown = cardsOf(cards, pupilId, {
    case: cases,
    handOver: handOvers,
    meeting: meetings,
    report: reports,
    question: questions,
    schoolChoice: choices,
    conflict: conflicts,
    telling: tellings,
  });
  const ids = new Set([pupilId, ...listed, ...meetings.map(({ id }) => id), ...shown]);
  return {
    absence: records.pupil.find(({ id }) => id === pupilId)?.value,
    earlySign: (records.earlySign ?? []).find(({ id }) => id === pupilId)?.value,
    proposed: proposedIn(pupilId, records.rosterProposal ?? []),
    report: reports,
    question: questions,
    conflict: conflicts,
    case: cases,
    handOver: handOvers,
    meeting: meetings,
    post: records.post.filter(({ id }) => shown.has(id)),
    outbox: records.outbox.filter(
      ({ value: { work } }) =>
        (work.subject && shown.has(`${work.subject.card}:${work.subject.id}`)) ||
        (work.meetingId !== undefined && ids.has(work.meetingId)),
    ),
    file: records.file.filter(
      ({ value: { content } }) =>
        content.about === 'school' || (content.caseId !== undefined && caseIds.has(content.caseId)),
    ),
    digest: records.digest.filter(({ value }) =>
      value.keys.some(
        (key) =>
          listed.has(subjectOf(key)) || subjectOf(key) === pupilId || isEarlyKeyOf(key, pupilId),
      ),
    ),
    telling: tellings,
    audit: records.audit.filter(({ value }) => value.subjects.some((one) => ids.has(one))),
  };
}

function proposedIn(
  pupilId: string,
  all: readonly Kept<ProposedRoster>[],
): ProposedPupil | undefined {
  for (const { value } of all) {
    const pupil = value.roster?.pupils.find(({ id }) => id === pupilId);
    if (!pupil) continue;
    const own = value.roster?.classes.find(({ id }) => id === pupil.classId);
    return { at: value.at, pupil, classTitle: own?.title ?? pupil.classCode };
  }
  return undefined;
}

/** The case, or the pupil, that a key of a list is about. */
function subjectOf(key: string): string {
  return key.split('/', 1)[0] ?? '';
}

/** Whether a list's key is about a pupil without a case. */
export function isEarlyKeyOf(key: string, pupilId: string): boolean {
  return key.startsWith(`${earlyKey}/${pupilId}/`);
}

/** Keys ("card:id") of cards that show any of it. */
function cardsOf(
  cards: CardSubjects,
  pupilId: string,
  about: Partial<Record<KeptKind, readonly Kept<unknown>[]>>,
): ReadonlySet<string> {
  const keys = Object.entries(cards).flatMap(([card, shows]) => {
    if (shows === 'pupil') return [`${card}:${pupilId}`];
    if (typeof shows === 'string') return [];
    const shown = shows.records.flatMap((kind) => about[kind] ?? []);
    return shown.map(({ id }) => `${card}:${id}`);
  });
  return new Set(keys);
}
