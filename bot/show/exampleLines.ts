import type { Locale } from '../../cards/wording/locale.ts';
import { type Actor, maySeeSchool } from '../../services/access/access.ts';

/**
 * Two lines that would work if this person copied them: pupils with a unique given name in one of their
 * classes, else the class and the school.
 */
export function exampleLines({ member, roster }: Actor, locale: Locale): readonly string[] {
  const sick = locale === 'da' ? 'syg i dag' : 'sick today';
  const missing = locale === 'da' ? 'mangler uden besked' : 'absent, no reason given';
  const own = roster.classById(member.classIds[0] ?? '');
  if (!own)
    return maySeeSchool({ member, roster })
      ? ['status', `status ${roster.classes[0]?.code ?? ''}`]
      : [];
  const names = roster.pupilsOf(own.id).map((pupil) => pupil.givenName);
  const [first, second] = names.filter((name) => names.filter((one) => one === name).length === 1);
  if (first === undefined || second === undefined) return [`status ${own.code}`];
  return [`${first} ${sick}`, `${second} ${missing}`];
}
