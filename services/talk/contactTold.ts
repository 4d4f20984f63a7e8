import type { Item } from '../notes/item.ts';
import type { Token } from '../notes/tokens.ts';

/** Whom somebody can have talked with, as a case's contacts name them. */
type Whom = 'mother' | 'father' | 'both_parents' | 'guardian' | 'pupil';

/** With whom somebody talked and which day, as far as the words say it. */
export type ContactTold = { with?: Whom; on?: string };

/** Folded and without marks, the pupil as "@"; the first that is said is meant. */
const people: readonly (readonly [Whom, RegExp])[] = [
  ['both_parents', /\b(?:foraeldre|foraeldrene|parents|mor og far|begge)\b/],
  ['mother', /\b(?:mor|moren|mors|moder|mother|mum|mom|mam)\b/],
  ['father', /\b(?:far|faren|fars|fader|father|dad)\b/],
  ['guardian', /\b(?:vaerge|vaergen|guardian|guardians)\b/],
];

/** A message taken apart. */
export type Said = { tokens: readonly Token[]; items: readonly Item[] };

/**
 * Reads with whom and when a contact was, of words that tell of one ("talte med @ far i gaar vi aftalte moede
 * tirsdag"). Only days that are past count: what was agreed often names one to come. O(length).
 * @param words as `aboutPupil` gives them
 * @param said the same text, with its days
 * @param today the local day
 */
export function contactTold(words: string, said: Said, today: Temporal.PlainDate): ContactTold {
  const found = people.flatMap(([who, says]) => {
    const at = words.search(says);
    return at < 0 ? [] : [{ who, at }];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at);
  const on = dayIn(words, said, today)?.toString();
  return {
    ...(first === undefined ? {} : { with: first.who }),
    ...(on === undefined ? {} : { on }),
  };
}

/** Absence has no place in an evening, so the grammar of days passes it over; a call has. */
const lastEvening = /\b(?:i (?:gaar )?aftes|yesterday evening|last night|yesterday night)\b/;

function dayIn(
  words: string,
  said: Said,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (/\b(?:har lige|lige har|have just|just have)\b/.test(words)) return today;
  if (lastEvening.test(words)) return today.subtract({ days: 1 });
  return pastDay(said, today) ?? (/\b(?:lige|just)\b/.test(words) ? today : undefined);
}

/** The first single day up to today. A bare weekday can be one to come: it counts beside the contact only. */
function pastDay(
  { tokens, items }: Said,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const turn = tokens.findIndex((token, at) => at > 0 && turns(token, at, items));
  for (const one of items) {
    if (one.is !== 'date') continue;
    const [day, another] = one.span.days('past') ?? [];
    if (!day || another || Temporal.PlainDate.compare(day, today) > 0) continue;
    if (one.span.inWeek === undefined || turn === -1 || one.at < turn) return day;
  }
  return undefined;
}

/** Words after which it is told what the talk was about, or what comes next. */
const turning =
  /^(?:[,.;:]|vi|we|han|hun|de|he|she|they|om|about|skal|vil|will|aftal\w{0,8}|agreed?|moedes?|meet(?:ing)?)$/;

/** "talte med hjemmet om Loke mandag": whom it was about turns nothing. */
function turns({ norm }: Token, at: number, items: readonly Item[]): boolean {
  const names = items.some((one) => one.is === 'pupil' && one.at === at + 1);
  return turning.test(norm) && !names;
}
