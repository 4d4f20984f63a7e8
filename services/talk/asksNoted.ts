import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { aboutPupil } from './aboutPupil.ts';

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

/** Whom a whole message asks about: whether they are noted as absent today. O(length), plus look-ups. */
export function asksNoted(text: string, context: NoteContext): Resolved | undefined {
  const about = aboutPupil(text, context);
  return about && asks.some((one) => one.test(about.words)) ? about.who : undefined;
}
