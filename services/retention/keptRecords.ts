import type { Conflict } from '../absence/conflict.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';
import type { Report } from '../absence/report.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import type { EarlySign } from '../cases/earlySign.ts';
import type { HandOver } from '../cases/handOver.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { OpenQuestion } from '../notes/openQuestion.ts';
import type { DryRun } from '../rules/dryRun.ts';

export type Kept<Value> = { readonly id: string; readonly value: Value };

/** What a school's store does not keep for ever; audit oldest first. */
export type KeptRecords = {
  pupil: readonly Kept<PupilAbsence>[];
  report: readonly Kept<Report>[];
  question: readonly Kept<OpenQuestion>[];
  conflict: readonly Kept<Conflict>[];
  /** `id` says its day. */
  classReport?: readonly Kept<unknown>[];
  registerDay?: readonly Kept<{ date: string }>[];
  schoolChoice?: readonly Kept<{ askedOn: string }>[];
  case: readonly Kept<CaseRecord>[];
  handOver?: readonly Kept<HandOver>[];
  /** The roster itself only while it waits. */
  rosterProposal?: readonly Kept<{ at: string; state: string }>[];
  /** `id` is that of the pupil. */
  earlySign?: readonly Kept<EarlySign>[];
  meeting: readonly Kept<Meeting>[];
  dryRun: readonly Kept<DryRun>[];
  /** `id` is that of the member of staff. */
  person: readonly Kept<unknown>[];
  /** `id` is that of the member of staff. */
  account?: readonly Kept<unknown>[];
  /** `id` is "card:id" of what is shown. */
  post: readonly Kept<unknown>[];
  outbox: readonly Kept<{ state: string; createdAt: string; work: Shown }>[];
  overview: readonly Kept<{ on: string }>[];
  file: readonly Kept<{ at: string; changedAt?: string | undefined }>[];
  telling: readonly Kept<{ at: string; caseId: string }>[];
  /** `id` is that of the member of staff. */
  digest: readonly Kept<{ on: string }>[];
  morning: readonly Kept<{ on: string }>[];
  watch: readonly Kept<{ until: string }>[];
  inbox: readonly Kept<{ at: string }>[];
  audit: readonly Kept<{ at: string; by: string }>[];
};

/** Outbox work; a card to be shown names its subject. */
type Shown = {
  do: string;
  subject?: { card: string; id: string };
  recipient?: { to: string; staffId?: string };
};

export type KeptKind = keyof KeptRecords;
