import type { Outlook } from '../notes/dateSpan.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { schoolDaysOf } from '../notes/schoolDaysOf.ts';
import { tokenise } from '../notes/tokens.ts';
import { aboutPupils } from './aboutPupil.ts';
import { onlyThat } from './keepsOnly.ts';

/** What a message adds to the note before it, or leaves of it. */
export type More =
  /** "og Gustav": the same holds for them. */
  | { adds: 'pupils'; who: readonly Resolved[] }
  /** "også i morgen": the same holds on other days, by where the note looks. */
  | { adds: 'days'; days: (outlook: Outlook) => readonly string[] | undefined }
  /** "nej, kun i går": of its days, only those. */
  | { adds: 'noDays'; days: (outlook: Outlook) => readonly string[] | undefined }
  /** "nej, tirsdag mente jeg": it holds on other days. */
  | { adds: 'otherDays'; days: (outlook: Outlook) => readonly string[] | undefined }
  /** "ikke godkendt alligevel": the leave was not granted. */
  | { adds: 'notGranted' }
  /** "nej, kun Merle": it holds for nobody else. */
  | { adds: 'nobody'; who: readonly Resolved[]; ill: boolean }
  /** "undtagen Merle": it does not hold for them. */
  | { adds: 'exception'; who: readonly Resolved[] };

const longest = 120;

const alsoThem = [
  /^(?:og|ogsaa|and|also|plus|samt|det samme for|det samme gaelder|samme for|same for|same with|the same for|the same goes for|same goes for)(?: ogsaa| also)? @(?: (?:og |and |samt )?@)*(?: ogsaa| too| also| as well| ligesaa)?$/,
  /^@(?: (?:og |and |samt )?@)* (?:ogsaa|too|also|as well|ligesaa|samme|det samme|same|the same)$/,
] as const;

const onlyThem =
  /^(?:(?:nej|no|naa|hov|ups|sorry|undskyld|ret|rettelse|correction) ){0,2}(?:(?:det er|det var|it is|it's|it was) )?(?:kun|bare|only|just|udelukkende) @(?: (?:og |and |samt )?@)*( (?:der |som |who )?(?:er |var |is |was |are |were )?(?:syg|syge|sygemeldt|sygemeldte|ill|sick))?$/;

const notThem =
  /^(?:(?:nej|no|naa|hov|ups|sorry|undskyld|men|but) ){0,2}(?:(?:det er|det var|it is|it's|it was) )?(?:dog ikke|ikke|undtagen|bortset fra|not|except) @(?: (?:og |and |eller |or )?@)*(?: alligevel)?$/;

export const notThemExamples = [
  'undtagen Loke',
  'nej, ikke Loke',
  'men ikke Loke',
  'ikke Loke alligevel',
  'except Loke',
  'not Loke',
] as const;

export const alsoThemExamples = [
  'og Loke',
  'også Loke',
  'Loke også',
  'og Loke også',
  'det samme for Loke',
  'and Loke',
  'and Loke too',
  'Loke too',
  'same for Loke',
] as const;

export const onlyThemExamples = [
  'nej kun Loke',
  'kun Loke',
  'nej, det var kun Loke',
  'only Loke',
  'no, just Loke',
  'kun Loke er syg',
] as const;

export const alsoDaysExamples = [
  'også i morgen',
  'og i morgen',
  'i morgen også',
  'samme i morgen',
  'og også i morgen',
  'and tomorrow',
  'tomorrow too',
  'also tomorrow',
  'same tomorrow',
] as const;

export const onlyDaysExamples = [
  'kun i går',
  'nej, kun i går',
  'hov, kun i går',
  'det var kun i går',
  'only yesterday',
  'no, just yesterday',
] as const;

export const otherDaysExamples = [
  'nej tirsdag mente jeg',
  'jeg mente i går',
  'hov, det var tirsdag jeg mente',
  'I meant Tuesday',
] as const;

export const notGrantedExamples = [
  'nej ikke godkendt alligevel',
  'det er ikke bevilget alligevel',
  'ikke godkendt',
  'not approved after all',
] as const;

const notGranted =
  /^(?:(?:nej|no|naa|hov|ups|sorry|undskyld) ){0,2}(?:(?:det|den|it) (?:er|var|blev|is|was) )?(?:alligevel |dog )?(?:ikke|not) (?:alligevel )?(?:godkendt|bevilget|bevilliget|givet lov til|tilladt|approved|granted|allowed)(?: alligevel| after all)?$/;

/** What a whole message adds to the note before it; undefined if it stands alone. O(length), plus look-ups. */
export function moreIn(text: string, context: NoteContext): More | undefined {
  if (text.length > longest || text.includes('?')) return undefined;
  const { words, who } = aboutPupils(text.replaceAll('’', "'"), context);
  if (who.length === 0)
    return notGranted.test(words) ? { adds: 'notGranted' } : moreDays(text, context);
  if (alsoThem.some((one) => one.test(words))) return { adds: 'pupils', who };
  if (notThem.test(words)) return { adds: 'exception', who };
  const only = onlyThem.exec(words);
  return only ? { adds: 'nobody', who, ill: only[1] !== undefined } : undefined;
}

const adding = /^(?:og|ogsaa|and|also|too|plus|samt|samme|same|well|ligesaa)$/;
const between = /^(?:det|the|as|for|gaelder|goes|on|paa|d)$/;

const meant = /^(?:mente|meant)$/;
const denying =
  /^(?:jeg|i|nej|no|naa|hov|ups|sorry|undskyld|ret|rettelse|det|er|var|it|it's|is|was)$/;

function moreDays(text: string, context: NoteContext): More | undefined {
  const tokens = tokenise(text);
  const items = readItems(tokens, context);
  const dates = items.flatMap((one) => (one.is === 'date' ? [one] : []));
  const others = tokens.filter(
    ({ kind }, at) => kind === 'word' && !dates.some((one) => one.at <= at && at < one.next),
  );
  const spans = dates.map(({ span }) => span);
  if (spans.length === 0 || spans.every((one) => one.noDay)) return undefined;
  const days = (outlook: Outlook) => schoolDaysOf(spans, outlook, context).dates;
  const says = (key: RegExp, beside: RegExp) =>
    others.some(({ norm }) => key.test(norm)) &&
    others.every(({ norm }) => key.test(norm) || beside.test(norm));
  if (says(adding, between)) return { adds: 'days', days };
  if (says(meant, denying)) return { adds: 'otherDays', days };
  return says(onlyThat, denying) ? { adds: 'noDays', days } : undefined;
}
