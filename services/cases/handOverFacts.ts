import { z } from 'zod';
import { roles } from '../roster/roster.ts';
import { text } from '../rules/ruleset.ts';
import { calledStep, judgements } from './caseStep.ts';
import { wentHow } from './plan.ts';

const isoDate = z.iso.date();

/**
 * What one school tells another of a case that goes with a pupil: what is settled, and nothing that anybody
 * wrote. The receiving school decides on what it gets, so it gets no more than it needs for that.
 */
export const handOverFacts = z.strictObject({
  /** The school that hands over, and its number of the case. */
  from: z.strictObject({ school: z.string().min(1), name: z.string(), number: z.string() }),
  why: z.enum(['rules', 'concern']),
  openedOn: isoDate,
  level: z.string().optional(),
  duties: z.array(z.string()),
  /** When a plan was made, if one was. */
  planSince: isoDate.optional(),
  /** How many steps of the way back went how; their words stay at the school. */
  wayBack: z.record(z.enum(wentHow), z.int().min(0)).optional(),
  /** What was done, the newest last, and how a follow-up was judged. */
  done: z.array(z.strictObject({ text, on: isoDate, judgement: z.enum(judgements).optional() })),
  /** Whom to ask: the case's tovholder. */
  contact: z.strictObject({ name: z.string(), role: z.enum(roles), email: z.string() }).optional(),
});

/** Steps that the law asks for and that are not done: they go on at the other school. */
export const openDuties = z.array(calledStep);

export type HandOverFacts = z.output<typeof handOverFacts>;
