/** Whom somebody can have talked with, as a case's contacts name them. */
type Whom = 'mother' | 'father' | 'both_parents' | 'guardian' | 'pupil';

/** With whom somebody talked and which day, as far as the words say it. */
export type ContactTold = { with?: Whom; on?: string };

/** Folded and without marks, the pupil as "@"; the first that is said is meant. */
const people: readonly (readonly [Whom, RegExp])[] = [
  ['both_parents', /\b(?:foraeldre|foraeldrene|parents|mor og far|begge)\b/],
  ['mother', /\b(?:mor|moren|mors|moder|mother|mum|mom)\b/],
  ['father', /\b(?:far|faren|fars|fader|father|dad)\b/],
  ['guardian', /\b(?:vaerge|vaergen|guardian|guardians)\b/],
];

const weekdays: readonly RegExp[] = [
  /\b(?:i mandags|last monday)\b/,
  /\b(?:i tirsdags|last tuesday)\b/,
  /\b(?:i onsdags|last wednesday)\b/,
  /\b(?:i torsdags|last thursday)\b/,
  /\b(?:i fredags|last friday)\b/,
];

/**
 * Reads with whom and when a contact was, of words that tell of one ("talte med @ far i gaar vi aftalte moede
 * tirsdag"). Only days that are past count: what was agreed often names one to come. O(length).
 * @param words as `aboutPupil` gives them
 * @param today the local day
 */
export function contactTold(words: string, today: Temporal.PlainDate): ContactTold {
  const found = people.flatMap(([who, says]) => {
    const at = words.search(says);
    return at < 0 ? [] : [{ who, at }];
  });
  const [first] = found.toSorted((a, b) => a.at - b.at);
  const on = dayIn(words, today)?.toString();
  return {
    ...(first === undefined ? {} : { with: first.who }),
    ...(on === undefined ? {} : { on }),
  };
}

function dayIn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (/\b(?:i gaar|i aftes|yesterday|last night)\b/.test(words)) return today.subtract({ days: 1 });
  if (/\b(?:i dag|i morges|lige|today|this morning|just)\b/.test(words)) return today;
  const day = weekdays.findIndex((says) => says.test(words));
  if (day < 0) return undefined;
  // "I mandags" is the last Monday before today.
  return today.subtract({ days: (today.dayOfWeek - (day + 1) + 7) % 7 || 7 });
}
