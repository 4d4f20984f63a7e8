import type { NoteContext } from '../notes/reading.ts';
import { type Resolved, resolveWord } from '../notes/resolveName.ts';
import { aboutPupil, besideClass } from './aboutPupil.ts';
import { plain } from './plain.ts';

/** "er @ noteret syg i dag" and "har du noteret @". */
const asks = [
  /^(?:er|is) @ (?:stadig |fortsat |allerede |still |already )?(?:(?:noteret|meldt|registreret|skrevet|marked|noted|registered|reported|down) (?:som |as )?)?(?:syg|sygemeldt|fravaerende|vaek|hjemme|absent|ill|sick|away|missing|off)(?: (?:i dag|idag|today|nu|now|lige nu))?$/,
  /^(?:er|is) @ (?:allerede |already )?(?:noteret|registreret|skrevet op|noted|registered|marked)(?: (?:i dag|idag|today))?$/,
  /^(?:har|have) (?:du|vi|i|nogen|you|we) (?:allerede |already )?(?:noteret|registreret|skrevet|noted|marked|registered) @(?: (?:syg|fravaerende|vaek|absent|ill|sick))?(?: (?:i dag|idag|today))?$/,
  /^(?:har|has) @ (?:faaet|been|er) (?:noteret|registreret|marked|noted)(?: (?:fravaer|absent|ill|sick|syg))?(?: (?:i dag|idag|today))?$/,
] as const;

/** Questions of this kind about Loke. */
export const notedExamples = [
  'Er Loke noteret syg?',
  'er Loke syg i dag',
  'har du noteret Loke?',
  'is Loke marked absent today?',
  'Is Loke ill?',
  'have you noted Loke?',
] as const;

/**
 * Whom a whole message asks about: whether they are noted as absent today. A name nobody has is asked about, so
 * that a question is never taken for a note of somebody with nearly that name. O(length), plus look-ups.
 */
export function asksNoted(text: string, context: NoteContext): AskedNoted | undefined {
  const who = whoIsAsked(text, context);
  return who && { who, ...(asksIll.test(plain(text)) ? { as: 'illness' as const } : {}) };
}

/** Whom somebody asks about, and whether it is only about illness. */
export type AskedNoted = { who: Resolved; as?: 'illness' };

const asksIll = /(?:^| )(?:syg|sygemeldt|ill|sick)(?: |$)/;

function whoIsAsked(text: string, context: NoteContext): Resolved | undefined {
  const about = aboutPupil(text, context);
  if (about) return asks.some((one) => one.test(about.words)) ? about.who : undefined;
  return unknownName(text, context);
}

/** Words in the place of a name that are no name. */
const nobody =
  /^(?:han|hun|de|den|det|der|du|jeg|vi|i|ham|hende|alle|nogen|ingen|eleven|eleverne|barnet|mor|far|he|she|they|it|you|we|anybody|anyone|everybody|everyone|there|the|noteret|syg|ill)$/;

const mostWords = 12;

/** One or two words where a name would be. */
function unknownName(text: string, context: NoteContext): Resolved | undefined {
  const { words, classCode } = besideClass(text, context);
  if (words.length > mostWords) return undefined;
  for (const [at, word] of words.entries()) {
    for (const count of [1, 2]) {
      const heard = words.slice(at, at + count);
      const asked = words.toSpliced(at, count, '@').join(' ');
      if (heard.some((one) => nobody.test(one)) || !asks.some((one) => one.test(asked))) continue;
      return resolveWord(word, heard.join(' '), classCode, context);
    }
  }
  return undefined;
}
