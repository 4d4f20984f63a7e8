import { z } from 'zod';
import { involvement } from '../access/involvement.ts';
import { roles } from '../roster/roster.ts';
import { text } from '../rules/ruleset.ts';

const isoDate = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const staffId = z.string().min(1);

const decision = z.strictObject({ by: staffId, at: instant });

const step = z.strictObject({
  /** Id of the step in the playbook; a case holds each step once. */
  id: z.string().min(1),
  /** The level or duty that called for it. */
  calledBy: z.string().min(1),
  text,
  responsible: z.enum(roles),
  /** Who approves; null where nobody needs to. */
  approver: z.enum(roles).nullable(),
  assignee: staffId.optional(),
  due: isoDate,
  state: z.enum(['proposed', 'approved', 'rejected', 'done']),
  approved: decision.optional(),
  rejected: decision.extend({ reason: z.string().min(1) }).optional(),
  done: decision.optional(),
});

const measured = z.strictObject({
  rulesetId: z.string(),
  criterion: z.string(),
  level: z.string().optional(),
  duty: z.string().optional(),
  text,
  source: z.string(),
  kind: z.enum(['days', 'percent', 'consecutive', 'occasions', 'weekday']),
  value: z.number(),
  percent: z.number().optional(),
  limit: z.number(),
  comparison: z.enum(['atLeast', 'moreThan']),
  window: z.strictObject({ from: isoDate, to: isoDate, schoolDays: z.number() }),
});

/** A case: why it was opened, what is to be done by whom, and who takes part. */
export const caseRecord = z.strictObject({
  /** Also the number people quote; it says nothing about the pupil: "LI-2026-0007". */
  id: z.string().min(1),
  pupilId: z.string().min(1),
  state: z.enum(['open', 'monitoring', 'closed']),
  openedOn: isoDate,
  /** From here on counts how long a closed case is kept. */
  closedOn: isoDate.optional(),
  /** Why it ended. `no_ground`: what was noted was taken back before anybody had acted on it. */
  outcome: z.enum(['no_ground']).optional(),
  /** Grows with every change; a card that shows an older one is stale. */
  revision: z.int().min(1),
  /** As the rules said when absence last changed. */
  level: z.string().optional(),
  duties: z.array(z.string()),
  hits: z.array(measured),
  next: z.strictObject({ text, daysLeft: z.number() }).optional(),
  steps: z.array(step),
  /** Staff who were brought into the case beside leaders and own teachers, each on a basis. */
  involved: z.array(involvement),
  meetingId: z.string().optional(),
});

export type CaseRecord = z.output<typeof caseRecord>;
export type CaseStep = CaseRecord['steps'][number];
