import type { DateContext } from './dateSpan.ts';
import { holidays, months, ordinals } from './dateWords.ts';
import { type Found, found, word } from './phrase.ts';
import { numberAt } from './readDay.ts';
import { weekPhrase } from './readWeek.ts';
import type { Token } from './tokens.ts';

/** Words that say when but not which days: they are asked about. */
const vaguePhrases: readonly (readonly string[])[] = [
  ['forleden', 'dag'],
  ['forleden'],
  ['den', 'anden', 'dag'],
  ['et', 'par', 'dage'],
  ['et', 'par', 'gange'],
  ['en', 'del', 'dage'],
  ['nogle', 'dage'],
  ['nogle', 'gange'],
  ['flere', 'dage'],
  ['flere', 'gange'],
  ['mange', 'dage'],
  ['mange', 'gange'],
  ['tit'],
  ['ofte'],
  ['jaevnligt'],
  ['indimellem'],
  ['af', 'og', 'til'],
  ['i', 'ny', 'og', 'nae'],
  ['paa', 'det', 'sidste'],
  ['den', 'seneste', 'tid'],
  ['i', 'laengere', 'tid'],
  ['i', 'lang', 'tid'],
  ['laenge'],
  ['meget', 'vaek'],
  ['meget', 'fravaerende'],
  ['weekenden'],
  ['i', 'weekenden'],
  ['the', 'other', 'day'],
  ['a', 'few', 'days'],
  ['a', 'couple', 'of', 'days'],
  ['some', 'days'],
  ['several', 'days'],
  ['often'],
  ['a', 'lot'],
  ['a', 'while'],
  ['recently'],
  ['lately'],
  ['halvdelen', 'af'],
  ['half', 'of'],
];

/** A vague phrase includes the week next to it: "nogle dage i sidste uge". */
export function vague(
  tokens: readonly Token[],
  at: number,
  context: DateContext,
): Found | undefined {
  const phrase = vaguePhrases.find((one) =>
    one.every((part, index) => tokens[at + index]?.norm === part),
  );
  const closed = phrase ? undefined : (inHoliday(tokens, at) ?? everySuch(tokens, at));
  if (!phrase && !closed) return undefined;
  // "meget væk": the second word is the absence.
  const end = phrase ? at + (phrase[0] === 'meget' ? 1 : phrase.length) : (closed ?? at + 1);
  const week = weekPhrase(tokens, end, context);
  return found(week?.next ?? end, () => undefined);
}

/** "i vinterferien", "skærtorsdag": no school then, so another day is meant. */
function inHoliday(tokens: readonly Token[], at: number): number | undefined {
  const start = word(tokens, at, 'i', 'over', 'in') ? at + 1 : at;
  const norm = tokens[start]?.norm ?? '';
  if (/^(skaertorsdag|langfredag|paaskeugen|paaskedag|pinsedag|juleaften|nytaarsaften)$/.test(norm))
    return start + 1;
  return start > at && holidays.has(norm) ? start + 1 : undefined;
}

/** "om mandagen", "på fredage": does not say which. */
function everySuch(tokens: readonly Token[], at: number): number | undefined {
  const named = /^(man|tirs|ons|tors|fre)dag(en|ene|e)$/.test(tokens[at + 1]?.norm ?? '');
  return named && word(tokens, at, 'om', 'paa') ? at + 2 : undefined;
}

/** Phrases that name a time but no days: they are asked about. "3. dag" says how long, and means today. */
export function openPhrase(tokens: readonly Token[], at: number): Found | undefined {
  const ordinal =
    ordinals.get(tokens[at]?.norm ?? '') ??
    (tokens[at + 1]?.text === '.' ? numberAt(tokens[at]) : undefined);
  const unit = tokens[at]?.kind === 'number' ? at + 2 : at + 1;
  if (ordinal !== undefined && word(tokens, unit, 'gang', 'time')) return howOften(tokens, unit);
  if (ordinal !== undefined && word(tokens, unit, 'dag', 'dagen', 'sygedag', 'day')) {
    return { next: unit + 1, span: { days: () => [], list: false } };
  }
  if (
    word(tokens, at, 'foer', 'inden', 'efter', 'before', 'after') &&
    holidays.has(tokens[at + 1]?.norm ?? '')
  ) {
    return found(at + 2, () => undefined);
  }
  if (word(tokens, at, 'i', 'in') && months.has(tokens[at + 1]?.norm ?? '')) {
    return found(at + 2, () => undefined);
  }
  return undefined;
}

/** "for 3. gang i denne uge": how often, not when. */
function howOften(tokens: readonly Token[], at: number): Found {
  const spans = /^(uge|ugen|maaned|maaneden|skoleaar|skoleaaret|week|month|year)$/;
  const end = [2, 3].find(
    (ahead) =>
      word(tokens, at + 1, 'i', 'paa', 'this') && spans.test(tokens[at + ahead]?.norm ?? ''),
  );
  return found(at + (end ?? 0) + 1, () => []);
}
