import { plain } from './plain.ts';

const asks =
  /^(?:hvem|hvilke klasser|hvilke laerere|hvilke|who|which classes|which teachers|which) (?:(?:har|mangler|has|have)(?: endnu| stadig| still| yet)? (?:ikke|ikk|endnu ikke|not|at)(?: endnu| yet)? |(?:hasn't|haven't|hasnt|havent)(?: yet)? )(?:meldt ind|meldt ind til dig|meldt|indmeldt|indberettet|indberette|registreret|registrere|noteret|foert fravaer|foere fravaer|meldt fravaer|melde ind|melde fravaer|melde|givet besked|reported|reported in|checked in|registered|written)(?: fravaer| fravaeret| absence)?(?: i dag| idag| today)?(?: endnu| yet)?$/;

export const unreportedExamples = [
  'hvem har ikke meldt ind',
  'Hvem har ikke meldt ind endnu?',
  'hvilke klasser har ikke meldt ind i dag',
  'hvem mangler at melde ind',
  'hvem mangler at melde',
  'hvem har ikke meldt',
  'which classes have not reported today?',
  "who hasn't reported yet",
] as const;

/** Whether a whole message asks which classes told nothing today. O(length). */
export function asksUnreported(text: string): boolean {
  return text.length <= 120 && asks.test(plain(text.replaceAll('’', "'")));
}
