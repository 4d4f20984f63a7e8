import { z } from 'zod';
import { involvement } from '../access/involvement.ts';
import { text } from '../rules/ruleset.ts';
import { ownWords } from '../words/ownWords.ts';
import { arrangementState } from './arrangement.ts';
import { caseEvent, closingReasons, endings } from './caseEvent.ts';
import { caseStep } from './caseStep.ts';
import {
  contactMade,
  draftMade,
  meetingHeld,
  offerTaken,
  registerLookUp,
  visitationWork,
} from './caseWork.ts';
import { handOverFacts } from './handOverFacts.ts';
import { mapping } from './mapping.ts';
import { plan } from './plan.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const staffId = z.string().min(1);

const figures = z.strictObject({
  kind: z.enum(['days', 'percent', 'consecutive', 'occasions', 'weekday', 'baseline']),
  value: z.number(),
  percent: z.number().optional(),
  usual: z.number().optional(),
  limit: z.number(),
  comparison: z.enum(['atLeast', 'moreThan']),
  window: z.strictObject({ from: isoDate, to: isoDate, schoolDays: z.number() }),
});

const measured = figures.extend({
  rulesetId: z.string(),
  criterion: z.string(),
  level: z.string().optional(),
  duty: z.string().optional(),
  text,
  source: z.string(),
  also: z.array(figures).optional(),
});

/** What the rules say now; derived from absence and date, not from the log. */
const reading = z.strictObject({
  hits: z.array(measured),
  next: z.strictObject({ text, daysLeft: z.number() }).optional(),
});

/** A case as derived from its log: why it was opened, who has to do what, and who takes part. */
export const caseState = z.strictObject({
  /** Also the number people quote; says nothing about the pupil: "LI-2026-0007". */
  id: z.string().min(1),
  pupilId: z.string().min(1),
  /**
   * `proposed` until a person acts, `open` while there are steps to take, `monitoring` if only the
   * follow-up is left.
   */
  state: z.enum(['proposed', 'open', 'monitoring', 'closed']),
  why: z.enum(['rules', 'concern']),
  openedOn: isoDate,
  /** Answers for the case if no step names somebody. */
  holder: staffId.optional(),
  /** A closed case's retention is counted from here. */
  closedOn: isoDate.optional(),
  outcome: z.enum(endings).optional(),
  /** Why the rules propose to close it, until a person has decided. */
  closing: z.enum(closingReasons).optional(),
  /** Grows with every event; a card showing an older one is stale. */
  revision: z.int().min(1),
  /** 1, plus one for each reopening. */
  round: z.int().min(1),
  level: z.string().optional(),
  duties: z.array(z.string()),
  steps: z.array(caseStep),
  /** Staff brought into the case besides leaders and own teachers, each on a basis. */
  involved: z.array(involvement),
  comments: z.array(z.strictObject({ by: staffId, at: instant, text: ownWords(z.string()) })),
  arrangements: z.array(arrangementState),
  mapping: mapping.optional(),
  plan: plan.optional(),
  /** Oldest first, as the next two. */
  contacts: z.array(contactMade).optional(),
  held: z.array(meetingHeld).optional(),
  drafts: z.array(draftMade).optional(),
  /** The newest look into the school's register that no step asked for. */
  registerChecked: registerLookUp.optional(),
  offer: offerTaken.optional(),
  /** By offer. */
  visitation: z.array(visitationWork).optional(),
  meetingId: z.string().optional(),
  /** Since when the pupil is no longer in the roster, and when somebody said that is wrong. */
  left: z.strictObject({ on: isoDate, wrongSince: isoDate.optional() }).optional(),
  /** The newest offer to another school; `on` is its day, or that of the answer. */
  handOver: z
    .strictObject({
      id: z.string().min(1),
      to: z.string().min(1),
      name: z.string(),
      on: isoDate,
      state: z.enum(['offered', 'withdrawn', 'refused', 'accepted']),
      number: z.string().optional(),
    })
    .optional(),
  /** What the school knows of the case from the one before. */
  takenOver: handOverFacts.optional(),
});

/** A case as stored. */
export const caseRecord = caseState.extend({
  ...reading.shape,
  /** Everything that happened to it, oldest first. */
  log: z.array(caseEvent).min(1),
});

export type CaseState = z.output<typeof caseState>;
export type CaseReading = z.output<typeof reading>;
export type CaseRecord = z.output<typeof caseRecord>;
export type { CaseStep } from './caseStep.ts';
