import type { Locale } from '../../cards/wording/locale.ts';
import { type Actor, mayReport, maySeeSchool } from '../../services/access/access.ts';

/**
 * Two lines that would work if this person copied them: of pupils with a unique given name in one of their
 * classes, else with the class beside the name. Whoever notes no absence is shown what they may ask.
 */
export function exampleLines(actor: Actor, locale: Locale): readonly string[] {
  const { member, roster } = actor;
  const isDanish = locale === 'da';
  if (!mayReport(actor))
    return isDanish ? ['mine opgaver', 'hvem kan se det?'] : ['my tasks', 'who can see it?'];
  const own = roster.classById(member.classIds[0] ?? '');
  if (!own && maySeeSchool(actor)) return ['status', `status ${roster.classes[0]?.code ?? ''}`];
  const one = own ?? roster.classes[0];
  if (!one) return [];
  const [first, second] = namesAlone(actor, one.id);
  if (first === undefined || second === undefined) return [`status ${one.code}`];
  const named = (name: string) => (own ? name : `${name} ${one.title}`);
  return [
    `${named(first)} ${isDanish ? 'syg i dag' : 'sick today'}`,
    `${named(second)} ${isDanish ? 'mangler uden besked' : 'absent, no reason given'}`,
  ];
}

/**
 * Given names of a class that mean one pupil there, and, of an own class, in all of the person's: they write
 * the name alone.
 */
export function namesAlone({ member, roster }: Actor, classId: string): readonly string[] {
  const own = member.classIds.includes(classId) ? member.classIds : [classId];
  const all = own.flatMap((id) => roster.pupilsOf(id)).map(({ givenName }) => givenName);
  return roster
    .pupilsOf(classId)
    .map(({ givenName }) => givenName)
    .filter((name) => all.indexOf(name) === all.lastIndexOf(name));
}
