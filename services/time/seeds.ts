import { inSchoolYear } from './calendarDays.ts';
import type { Edge, Piece } from './chart.ts';
import { holidays, months, numbers, ordinals, shortWeekdays, units, weekdays } from './lexicon.ts';
import type { Day } from './when.ts';

/** What single pieces are by themselves: numbers, ordinals, months, weekdays, holidays, units. */
export function seeds(pieces: readonly Piece[], at: number): readonly Edge[] {
  const piece = pieces[at];
  if (!piece) return [];
  if (piece.kind === 'number') return numberSeeds(pieces, at, piece);
  return piece.kind === 'word' ? wordSeeds(pieces, at, piece.norm) : [];
}

function numberSeeds(pieces: readonly Piece[], at: number, { text }: Piece): Edge[] {
  const value = Number(text);
  const to = at + 1;
  const found: Edge[] = [];
  if (/^(19|20)\d\d$/.test(text)) found.push({ category: 'year', from: at, to, value });
  if (/^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text))
    found.push({ category: 'day', from: at, to, value: compact(text) });
  if (dayAndMonth.test(text) && found.length === 0 && isAlone(pieces, at))
    found.push({ category: 'day', from: at, to, value: compactDay(text) });
  if (sixDigits.test(text)) found.push({ category: 'day', from: at, to, value: compactDay(text) });
  if (text.length > 3) return found;
  found.push({ category: 'number', from: at, to, value: { value, digits: text } });
  const end = ordinalEnd(pieces, to);
  if (end > to)
    found.push({ category: 'ordinal', from: at, to: end, value: { value, word: false } });
  return found;
}

/** "16.", "16th", "16'de": where the ordinal ends. */
function ordinalEnd(pieces: readonly Piece[], at: number): number {
  const after = pieces[at];
  if (after?.glued && (after.text === '.' || /^(st|nd|rd|th|ende|de|te)$/.test(after.norm)))
    return at + 1;
  // "the 7 th"
  if (after && !after.newLine && /^(?:nd|rd|th)$/.test(after.norm)) return at + 1;
  const mark = after?.glued && /^['’]$/.test(after.text);
  return mark && pieces[at + 1]?.glued && /^(ende|de|te)$/.test(pieces[at + 1]?.norm ?? '')
    ? at + 2
    : at;
}

function wordSeeds(pieces: readonly Piece[], at: number, norm: string): Edge[] {
  const to = at + 1;
  const found: Edge[] = [];
  const number = numbers.get(norm);
  if (number !== undefined)
    found.push({ category: 'number', from: at, to, value: { value: number, digits: undefined } });
  const ordinal = ordinals.get(norm);
  if (ordinal !== undefined)
    found.push({ category: 'ordinal', from: at, to, value: { value: ordinal, word: true } });
  const month = months.get(norm);
  if (month !== undefined)
    found.push({ category: 'month', from: at, to: afterDot(pieces, to, norm), value: month });
  const holiday = holidays.get(norm);
  if (holiday !== undefined) found.push({ category: 'holiday', from: at, to, value: holiday });
  const unit = units.get(norm);
  if (unit !== undefined) found.push({ category: 'unit', from: at, to, value: unit });
  return [...found, ...weekdaySeeds(pieces, at, norm)];
}

const ofMan =
  /^(?:alle|hele|en|unge?|voksne?|gammel|gamle|lille|store?|stakkels|flinke?|rare?|gode?|ingen|sin|den|som|pr|per)$/;

/** "to mand for sent": two of them; "som en gammel mand", "meget præcis mand". */
function isOfMen(pieces: readonly Piece[], at: number): boolean {
  const [one, two] = [pieces[at - 1]?.norm ?? '', pieces[at - 2]?.norm ?? ''];
  return numbers.has(one) || ofMan.test(one) || /^(?:meget|ret|saa|rigtig|temmelig|en)$/.test(two);
}

function weekdaySeeds(pieces: readonly Piece[], at: number, norm: string): Edge[] {
  const known = weekdays.get(norm);
  const weekday = known ?? shortWeekdays.get(norm);
  if (weekday === undefined) return [];
  if (norm === 'mand' && isOfMen(pieces, at)) return [];
  // "mon ikke hun er syg": I wonder.
  if (norm === 'mon' && /^(ikke|om|han|hun|de|det|der)$/.test(pieces[at + 1]?.norm ?? ''))
    return [];
  // "the 15th:"
  if (/^(?:th|st)$/.test(norm) && pieces[at]?.glued && pieces[at - 1]?.kind === 'number') return [];
  const to = known === undefined ? shortEnd(pieces, at) : afterDot(pieces, at + 1, norm);
  if (to === undefined) return [];
  const past = norm.endsWith('dags');
  return [
    { category: 'weekday', from: at, to, value: { weekday, sure: known !== undefined, past } },
  ];
}

/** The dot of an abbreviation belongs to it, unless it ends the sentence: "syg man og tirs. Er her i dag". */
function afterDot(pieces: readonly Piece[], at: number, norm: string): number {
  const dot = pieces[at]?.glued && pieces[at]?.text === '.';
  return dot && norm.length <= 5 && !beginsAnew(pieces, at + 1) ? at + 1 : at;
}

function beginsAnew(pieces: readonly Piece[], at: number): boolean {
  const [one, two] = [pieces[at], pieces[at + 1]?.norm ?? ''];
  if (!one || one.newLine) return false;
  return one.capital === true
    ? /^(?:er|var|kom|kommer|moeder|har|is|was|has|came|back|tilbage|han|hun|he|she|they|de|mor|far|forventes|rask)$/.test(
        one.norm,
      )
    : /^(?:er|kommer|is)$/.test(one.norm) && /^(?:her|tilbage|back|here|rask|frisk)$/.test(two);
}

/** It ends a range or stands in a list of weekdays. */
function afterOthers(
  pieces: readonly Piece[],
  at: number,
  dotted: boolean,
  named: (index: number) => boolean,
): boolean {
  const joint = pieces[at - 1]?.text ?? '';
  const afterShort = (pieces[at - 2]?.norm.length ?? 9) <= 3 && /^(,|og)$/.test(joint);
  const closes = (/^[-–—+/&]$/.test(joint) || afterShort) && named(at - 2);
  const closesDotted = /^[-–—]$/.test(joint) && pieces[at - 2]?.text === '.' && named(at - 3);
  const inList = dotted && /^(og|,|\+|i|til)$/.test(pieces[at - 1]?.norm ?? '');
  return closes || closesDotted || inList;
}

/** "man" is no pronoun after a name or beside another weekday, nor "Fri" a leave. */
function asPronoun(
  pieces: readonly Piece[],
  at: number,
  next: number,
  named: (index: number) => boolean,
): boolean {
  if (pieces[at]?.text === 'Fri') return named(at - 2);
  if (pieces[at]?.norm !== 'man') return false;
  const listed = /^(og|til)$/.test(pieces[next]?.norm ?? '') && named(next + 1);
  // "i man": nobody is in "one".
  const after = pieces[next];
  const ends = after === undefined || after.kind === 'mark' || after.newLine;
  const before = pieces[at - 1]?.norm ?? '';
  if (before === 'i' && ends) return true;
  if (away.test(before) && (ends || after?.norm === 'og' || isOfWeek(pieces, next))) return true;
  if (/^(og|samt|,|-|–)$/.test(before) && isOfWeek(pieces, next)) return true;
  if (beginsWeek(pieces, next)) return true;
  return pieces[at - 1]?.capital === true || listed || weekdays.has(pieces[next]?.norm ?? '');
}

/** "man syg, tirs syg": the next of the list is another day. */
function beginsWeek(pieces: readonly Piece[], next: number): boolean {
  const rest = pieces.slice(next, next + 5);
  const comma = rest.findIndex(({ text }) => text === ',');
  const day = comma > 0 ? rest[comma + 1] : undefined;
  return day !== undefined && (weekdays.has(day.norm) || shortWeekdays.has(day.norm));
}

/** "syg man": what is said of a day comes before it. */
const away =
  /^(syge?|sygt|sygemeldt|vaek|fravaerende|mgl|mangler|manglede|forsinket|sent|pjaek|pjaekkede|ulovligt?|lovligt?|fri|ferie|feber|hjemme|fravaer|afsted)$/;

/** "man i uge 4", "man uge 4", "man i sidste uge": of a week. */
function isOfWeek(pieces: readonly Piece[], at: number): boolean {
  const week = pieces[at]?.norm === 'i' ? at + 1 : at;
  const [one, two] = [pieces[week]?.norm ?? '', pieces[week + 1]];
  if (one === 'uge') return two?.kind === 'number';
  return /^(sidste|naeste|forrige|denne)$/.test(one) && two?.norm === 'uge';
}

const english =
  /^(?:ill|sick|missing|absent|late|skipped|skipping|was|were|is|has|had|off|out|without|leave|approved|granted|not|no|since|until|the|and|tomorrow|yesterday|today|last|next)$/;
const danish =
  /^(?:er|var|har|havde|syg|syge|sygt|mangler|manglede|faar|fik|skal|vil|bevilget|ferie|lov|ikke|og|paa|fra|med|uden|hun|han|kom|kommer|pjaek|pjaekkede|pjaekker|forsinket|sent|vaek|hjemme|feber|besked|tak|venligst)$/;

const beforeFriday =
  /^(?:last|next|nxt|this|on|since|until|til|till|thru|through|word|sick|ill|late|skipped|missing|absent|off|out|leave)$/;
const listing = /^(?:and|n|&|\+)$/;

/** "off sick til fri", "fri gone", "tomorrow + fri": in English, and no leave as in "has fri". O(pieces). */
function isFriday(pieces: readonly Piece[], at: number, next: number): boolean {
  const [before, two] = [pieces[at - 1]?.norm ?? '', pieces[at - 2]?.norm ?? ''];
  const listed =
    listing.test(before) &&
    (weekdays.has(two) || shortWeekdays.has(two) || /^(?:today|tomorrow)$/.test(two));
  const told = /^(?:gone|week|last|just)$/.test(pieces[next]?.norm ?? '');
  const date = pieces[next]?.kind === 'number' && pieces.slice(next, next + 7).some(isMonth);
  const ranged =
    date && /^(?:to|and|n|&|\+|from|-|–|,)$/.test(before) && pieces.slice(0, at).some(isWeekday);
  const repeated = date && pieces[at]?.text === 'Fri' && at > 1;
  return (beforeFriday.test(before) || listed || told || ranged || repeated) && isEnglish(pieces);
}

const isWeekday = ({ norm }: Piece) => weekdays.has(norm);
const isMonth = ({ norm }: Piece) => months.has(norm);

function isEnglish(pieces: readonly Piece[]): boolean {
  return (
    pieces.some(({ norm }) => english.test(norm)) && !pieces.some(({ norm }) => danish.test(norm))
  );
}

/** Where a short form that is also another word ends, if its surroundings make it a weekday. */
function shortEnd(pieces: readonly Piece[], at: number): number | undefined {
  const norm = pieces[at]?.norm ?? '';
  const dotted =
    pieces[at + 1]?.text === '.' && pieces[at + 1]?.glued === true && !beginsAnew(pieces, at + 2);
  const next = at + (dotted ? 2 : 1);
  // "bevilget fri." at the end of a sentence is a leave.
  const ends = pieces[next] === undefined || pieces[next]?.capital === true;
  if (norm === 'fri' && isFriday(pieces, at, next)) return next;
  if (pieces[at]?.text === 'fri' && ends) return undefined;
  // "r.m.": the mother rang.
  if (norm === 'm' && pieces[at]?.glued === true && pieces[at - 1]?.text === '.') return undefined;
  if (dotted && norm !== 'to' && norm !== 'on') return next;
  const named = (index: number) =>
    weekdays.has(pieces[index]?.norm ?? '') || shortWeekdays.has(pieces[index]?.norm ?? '');
  const text = (index: number) => pieces[index]?.text ?? '';
  const opens = /^[-–—+,/&]$/.test(text(next)) && named(next + 1);
  // "missing on 12/11", "from 10/11 to 12/11": no Danish weekday.
  const isWord = (norm === 'on' || norm === 'to') && isEnglish(pieces);
  const dated =
    norm !== 'fri' && !isWord && pieces[next]?.kind === 'number' && text(next + 1) === '/';
  // "begge to: feber"
  const counted = /^(?:alle|begge|de|disse|jer|os|dem)$/.test(pieces[at - 1]?.norm ?? '');
  const sure =
    opens ||
    dated ||
    (text(next) === ':' && norm !== 'fri' && !counted) ||
    afterOthers(pieces, at, dotted, named) ||
    asPronoun(pieces, at, next, named);
  return sure ? next : undefined;
}

/** "1712": the 17th of December, where it is no time of day and no longer number. */
const dayAndMonth = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])$/;

function isAlone(pieces: readonly Piece[], at: number): boolean {
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  if (before?.kind === 'number' || after?.kind === 'number') return false;
  return !/^(?:kl|klokken|kom|moedte|ankom|gik|ca|at|tlf|nr|sag|\+|\.|came|left|around)$/.test(
    before?.norm ?? '',
  );
}

/** Without a year it is of the running school year; unsure, since so few digits may be something else. */
function compactDay(text: string): Day {
  const year = text.length > 4 ? 2000 + Number(text.slice(4)) : undefined;
  return { ...dated(Number(text.slice(0, 2)), Number(text.slice(2, 4)), year), unsure: true };
}

/** "121126": the 12th of November of a year of now, never the birth date of a pupil. */
const sixDigits = /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])[2-4]\d$/;

/** "20261127". */
function compact(text: string): Day {
  return dated(Number(text.slice(6)), Number(text.slice(4, 6)), Number(text.slice(0, 4)));
}

function dated(day: number, month: number, year: number | undefined): Day {
  return { written: true, on: (context) => inSchoolYear(day, month, context, year) };
}
