import { z } from 'zod';
import { readJsonFile } from '../files/readJsonFile.ts';

const id = z.string().regex(/^[a-z0-9-]+$/);

/** Both languages, short enough for a card. */
const text = (most: number) =>
  z.strictObject({ da: z.string().min(1).max(most), en: z.string().min(1).max(most) });

/** When applications are decided: a day, or somewhere in a month where no day is published. */
const round = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31).optional(),
});

/** A board that decides who gets an offer: when it meets, and what a school has to answer first. */
const visitation = z.strictObject({
  on: z.array(round).min(1).max(12),
  questions: z
    .array(z.strictObject({ id, text: text(160) }))
    .max(10)
    .default([]),
  /** What has to go along with the answers. */
  enclosed: z.array(text(80)).max(5).default([]),
  source: z.url(),
});

const offer = z.strictObject({
  id,
  name: text(60),
  /** `placement`: the pupil goes there, so that a case can end with it; `support`: help at the own school. */
  kind: z.enum(['support', 'placement']),
  /** For whom. */
  who: text(160),
  grades: z.strictObject({ from: z.int().min(0).max(10), to: z.int().min(0).max(10) }),
  /** How a pupil gets it; left out where no source says. */
  wayIn: text(200).optional(),
  visitation: visitation.optional(),
  /** A page that says whom to ask; names and numbers of people would go stale. */
  contact: z.url(),
  /** The day somebody last read the source. */
  checkedOn: z.iso.date(),
  source: z.url(),
  note: z.string().optional(),
});

/** Where a case ended with an offer that is not in the list. */
export const otherPlace = 'other';

/** What a municipality offers pupils besides their class, as data. */
export const offerList = z
  .strictObject({
    $schema: z.string().optional(),
    id,
    title: text(80),
    source: z.url(),
    note: z.string().optional(),
    /** Months after which what was read counts as stale. */
    staleAfterMonths: z.int().min(1).max(60).default(12),
    /** School days at a new place until somebody is asked whether the pupil has begun. */
    askSchoolDays: z.int().min(1).max(60).default(20),
    /** School days until they are asked again, if not, or if nobody knows. */
    askAgainSchoolDays: z.int().min(1).max(60).default(5),
    offers: z.array(offer).min(1).max(40),
  })
  .superRefine(({ offers }, context) => {
    offers.forEach((one, index) => {
      const refuse = (key: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['offers', index, key], message });
      if (one.id === otherPlace || offers.findIndex((other) => other.id === one.id) < index) {
        refuse('id', `expected an id of its own, not ${otherPlace}`);
      }
      if (one.grades.from > one.grades.to) refuse('grades', 'expected from not above to');
      const questions = one.visitation?.questions.map((question) => question.id) ?? [];
      if (new Set(questions).size < questions.length) {
        refuse('visitation', 'expected each question once');
      }
    });
  });

export type OfferList = z.output<typeof offerList>;
export type Offer = OfferList['offers'][number];
export type VisitationRound = z.output<typeof round>;

/**
 * Reads a municipality's offers from a file.
 * @throws DataFileError naming file, line, column, the path in the file and what was expected
 */
export async function readOffers(file: string): Promise<OfferList> {
  return readJsonFile(file, offerList);
}

/** The offers for a grade, in the file's order. O(offers). */
export function offersFor(list: OfferList | undefined, grade: number): readonly Offer[] {
  return (list?.offers ?? []).filter(({ grades }) => grades.from <= grade && grade <= grades.to);
}

/** Those of them that a case can end with. */
export function placementsFor(list: OfferList | undefined, grade: number): readonly Offer[] {
  return offersFor(list, grade).filter(({ kind }) => kind === 'placement');
}

/** Whether nobody has read an offer's source for so long that it may be wrong. */
export function isStale(
  { checkedOn }: Pick<Offer, 'checkedOn'>,
  { staleAfterMonths }: Pick<OfferList, 'staleAfterMonths'>,
  today: Temporal.PlainDate,
): boolean {
  const [year = 0, month = 0, day = 0] = checkedOn.split('-').map(Number);
  const months = (today.year - year) * 12 + today.month - month - staleAfterMonths;
  return months > 0 || (months === 0 && day < today.day);
}

/** The next round: its day, or the first day left of its month (`exact` false), and the days until then. */
export type NextVisitation = { on: string; exact: boolean; daysLeft: number };

/**
 * When the board meets next, over the end of the year too; never before today. A day that a month lacks is its
 * last. O(rounds).
 */
export function nextVisitation(
  rounds: readonly VisitationRound[],
  today: Temporal.PlainDate,
): NextVisitation | undefined {
  const now = today.toString();
  let next: { on: string; exact: boolean } | undefined;
  for (const { month, day } of rounds) {
    for (const year of [today.year, today.year + 1]) {
      const from = isoDate(year, month, day === undefined ? 1 : inMonth(year, month, day));
      // A month without a day lasts until it is over.
      const over = day === undefined ? from.slice(0, 7) < now.slice(0, 7) : from < now;
      const on = from < now ? now : from;
      if (!over && (!next || on < next.on)) next = { on, exact: day !== undefined };
    }
  }
  return next && { ...next, daysLeft: today.until(next.on).days };
}

function inMonth(year: number, month: number, day: number): number {
  return day <= 28 ? day : Math.min(day, Temporal.PlainYearMonth.from({ year, month }).daysInMonth);
}

function isoDate(year: number, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
