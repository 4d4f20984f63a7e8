import type { Actor } from '../../../services/access/access.ts';
import type { App } from '../../core/app.ts';

/**
 * The person with an Entra object id, once per school that knows them, home school first. Where a roster knows
 * people by UPN, only whom the chat has met as that account: a UPN in a token can be another's by now.
 */
export async function whoIs(
  { schools, store }: Pick<App, 'schools' | 'store'>,
  entraId: string,
): Promise<readonly Actor[]> {
  const own = entraId.toLowerCase();
  const found = new Map(schools.actors(own).map((one) => [one.roster.school.id, one]));
  for (const roster of schools.all()) {
    const { id } = roster.school;
    if (found.has(id) || !roster.staff.some((one) => one.entraId?.includes('@'))) continue;
    const account = (await store.list(id, 'account')).find(({ value }) => value.entraId === own);
    const member = account && roster.member(account.id);
    if (member) found.set(id, { member, roster });
  }
  return [...found.values()].toSorted((a, b) => (a.roster.school.id < b.roster.school.id ? -1 : 1));
}
