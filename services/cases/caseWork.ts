import { z } from 'zod';
import { text } from '../rules/ruleset.ts';
import { ownWords } from '../words/ownWords.ts';

const isoDate = z.iso.date();
const entry = { by: z.string().min(1), at: z.iso.datetime({ offset: true }) };
const line = ownWords(z.string().min(1).max(200));

/** Whom somebody talked with. */
export const contactWith = ['mother', 'father', 'both_parents', 'guardian', 'pupil'] as const;

/** A talk with home or pupil: with whom, which day, and what was agreed in a line. */
export const contactMade = z.strictObject({
  id: z.string().min(1),
  with: z.enum(contactWith),
  on: isoDate,
  agreed: line.optional(),
  ...entry,
});

/** What came of a meeting, told after its time. */
export const meetingHeld = z.strictObject({
  meetingId: z.string().min(1),
  held: z.boolean(),
  on: isoDate,
  /** Staff ids. */
  present: z.array(z.string().min(1)),
  parents: z.boolean(),
  pupil: z.boolean(),
  /** Ids of the case's steps that the agreements became. */
  agreements: z.array(z.string().min(1)).max(3),
  /** When the team looks at it next. */
  nextOn: isoDate,
  ...entry,
});

/** That a draft of a letter was made; its text is never kept. */
export const draftMade = z.strictObject({
  letter: z.string().min(1),
  language: z.string().min(2),
  ...entry,
});

/** That somebody looked the absence up in the school's own register, in which round of the case. */
export const registerLookUp = z.strictObject({ ...entry, round: z.int().min(1) });

/** Whether the pupil has begun at the new place, as somebody at the old school knows. */
export const begunAnswers = ['yes', 'no', 'unknown'] as const;

/**
 * The offer a case ended with, by its id in the municipality's list, `other` for one that is not in it; with its
 * name as it was then. `askOn`: the day somebody is asked whether the pupil has begun there, until they have.
 */
export const offerTaken = z.strictObject({
  id: z.string().min(1),
  from: isoDate,
  name: text.optional(),
  askOn: isoDate.optional(),
  begun: z.strictObject({ answer: z.enum(begunAnswers), ...entry }).optional(),
});

/** Which of a board's questions are answered: by whom, and when; the answers themselves stand elsewhere. */
export const visitationWork = z.strictObject({
  /** The offer's id, and its name as it was then. */
  offer: z.string().min(1),
  name: text,
  answered: z.array(z.strictObject({ question: z.string().min(1), ...entry })),
  /** How many questions there were. */
  of: z.int().min(1),
});

export type ContactMade = z.output<typeof contactMade>;
export type MeetingHeld = z.output<typeof meetingHeld>;
export type DraftMade = z.output<typeof draftMade>;
export type BegunAnswer = (typeof begunAnswers)[number];
export type VisitationWork = z.output<typeof visitationWork>;
export type OfferTaken = z.output<typeof offerTaken>;
