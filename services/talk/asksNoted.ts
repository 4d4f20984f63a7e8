import type { Outlook } from '../notes/dateSpan.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import { type Resolved, resolveWord } from '../notes/resolveName.ts';
import { tokenise } from '../notes/tokens.ts';
import { aboutPupils, besideClass } from './aboutPupil.ts';
import { plain } from './plain.ts';
import { withoutSmallWords } from './smallWords.ts';

/** "er @ noteret syg i dag" and "har du noteret @"; "%" is a day, and two pupils are one "@". */
const asks = [
  /^(?:er|var|bliver|is|are|was|were|will) @ (?:stadig |fortsat |allerede |ogsaa |begge |still |already |also |both |be )?(?:(?:noteret|meldt|registreret|skrevet|skrevet ind|skrevet op|sat|marked|noted|registered|reported|down|put down) (?:som |as |for )?)?(?:syg|syge|sygemeldt|sygemeldte|fravaerende|vaek|hjemme|ulovligt fravaerende|absent|ill|sick|away|missing|off)(?: (?:nu|now|lige nu))?(?: %)?$/,
  /^(?:er|var|is|are|was|were) @ (?:allerede |ogsaa |begge |already |also |both )?(?:noteret|meldt|registreret|skrevet op|skrevet ind|noted|registered|marked|reported)(?: %)?$/,
  /^(?:har|have) (?:du|vi|i|jeg|nogen|you|we|i) (?:allerede |already )?(?:(?:faaet )?(?:noteret|registreret|skrevet|meldt)|noted|marked|registered|put|reported) @(?: (?:som |as |down as |down )?(?:syg|syge|fravaerende|vaek|absent|ill|sick|down))?(?: %)?$/,
  /^(?:har|has|have) @ (?:faaet|been|er) (?:noteret|registreret|marked|noted)(?: (?:fravaer|som syg|as ill|absent|ill|sick|syg))?(?: %)?$/,
  /^(?:staar|stands) @ (?:noteret |registreret )?(?:til |som |for )?(?:syg|syge|fravaerende|vaek|fravaer|absent|ill)(?: %)?$/,
] as const;

/** Of days that are past. */
const past = /^(?:var|was|were|har|has|have)(?= )/;

/** Questions of this kind about Loke. */
export const notedExamples = [
  'Er Loke noteret syg?',
  'er Loke syg i dag',
  'har du noteret Loke?',
  'is Loke marked absent today?',
  'Is Loke ill?',
  'have you noted Loke?',
  'er Loke egentlig noteret syg?',
  'er Loke mon noteret i dag?',
  'har jeg fået noteret Loke syg?',
  'står Loke til fravær?',
  'have I put Loke down?',
] as const;

/** The same of Thursday, the 26th. */
export const notedOnDayExamples = [
  'er Loke noteret syg i morgen?',
  'bliver Loke væk i morgen?',
  'er Loke syg på torsdag?',
  'is Loke marked absent tomorrow?',
  'is Loke ill on Thursday?',
] as const;

/** The same of the day before, and of several pupils. */
export const notedYesterdayExamples = ['var Loke syg i går?', 'was Loke ill yesterday?'] as const;
export const notedBothExamples = [
  'er Sofie og Loke noteret?',
  'er Sofie og Loke begge syge i dag?',
  'are Sofie and Loke marked ill?',
] as const;

/**
 * Whom a whole message asks about: whether they are noted as absent, today or on the days it names. A name
 * nobody has is asked about, so that a question is never taken for a note of somebody with nearly that name.
 * O(length), plus look-ups.
 */
export function asksNoted(text: string, context: NoteContext): AskedNoted | undefined {
  if (!mayAsk.test(text)) return undefined;
  const said = withDays(text, context);
  const [who, ...others] = whoIsAsked(said.text, context) ?? [];
  if (!who) return undefined;
  const spans = said.spans.flatMap((span) => span.days(said.outlook) ?? []);
  const days = [...new Set(spans.map(String))].sort();
  return {
    who,
    ...(others.length === 0 ? {} : { others }),
    ...(asksIll.test(plain(text)) ? { as: 'illness' as const } : {}),
    ...(days.length === 0 ? {} : { days }),
  };
}

/** Whom somebody asks about, and whether it is only about illness; today where no day is named. */
export type AskedNoted = {
  who: Resolved;
  others?: readonly Resolved[];
  as?: 'illness';
  days?: readonly string[];
};

/** Without one of these it asks nothing of the kind. */
const mayAsk =
  /^\W{0,5}(?:(?:hej|hi|hello|mon)\W{1,3})?(?:er|var|bliver|is|are|was|were|will|har|have|has|står|stands)\b/iu;

const asksIll = /(?:^| )(?:syg|syge|sygemeldt|sygemeldte|ill|sick)(?: |$)/;

/** The text with each day as "%", and the days. */
function withDays(text: string, context: NoteContext) {
  const tokens = tokenise(text.slice(0, longest));
  const dates = readItems(tokens, context).flatMap((one) =>
    one.is === 'date' && !one.span.noDay ? [one] : [],
  );
  const words: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const day = dates.find((one) => one.at <= at && at < one.next);
    if (!day) words.push(token.text);
    else if (day.at === at) words.push('%');
  }
  const outlook: Outlook = past.test(withoutSmallWords(plain(text))) ? 'past' : 'ahead';
  return { text: words.join(' '), spans: dates.map(({ span }) => span), outlook };
}

function whoIsAsked(text: string, context: NoteContext): readonly Resolved[] | undefined {
  const { words, who } = aboutPupils(text, context);
  if (who.length > mostAsked) return undefined;
  if (who.length > 0) {
    const said = withoutSmallWords(words.replaceAll(beside, '@')).replace(onDay, ' %');
    return asks.some((one) => one.test(said)) ? who : undefined;
  }
  const unknown = unknownName(text, context);
  return unknown && [unknown];
}

/** As many as have a card each. */
const mostAsked = 3;
const longest = 200;

/** "@ @ og @" is who is asked about, together. */
const beside = /@(?: (?:og |and )?@){1,3}/g;

const onDay = / (?:paa |i |on |in |den |d )?%$/;

/** Words in the place of a name that are no name. */
const nobody =
  /^(?:han|hun|de|den|det|der|du|jeg|vi|i|ham|hende|alle|nogen|ingen|eleven|eleverne|barnet|mor|far|og|and|he|she|they|it|you|we|anybody|anyone|everybody|everyone|there|the|noteret|syg|ill)$/;

const mostWords = 12;

/** One or two words where a name would be. */
function unknownName(text: string, context: NoteContext): Resolved | undefined {
  const { words, classCode } = besideClass(text, context);
  if (words.length > mostWords) return undefined;
  for (const [at, word] of words.entries()) {
    for (const count of [1, 2]) {
      const heard = words.slice(at, at + count);
      const asked = withoutSmallWords(words.toSpliced(at, count, '@').join(' ')).replace(
        onDay,
        ' %',
      );
      if (heard.some((one) => nobody.test(one)) || !asks.some((one) => one.test(asked))) continue;
      return resolveWord(word, heard.join(' '), classCode, context);
    }
  }
  return undefined;
}
