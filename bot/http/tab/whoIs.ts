import type { Actor } from '../../../services/access/access.ts';
import type { App } from '../../core/app.ts';
import type { EntraPerson } from './userToken.ts';

/**
 * The person in each school that knows them, home school first, by Entra object id. Where a roster knows people by
 * UPN, both must be theirs, as in the chat: the account that the chat has met as them, and the UPN now.
 */
export async function whoIs(
  { schools, store }: Pick<App, 'schools' | 'store'>,
  { entraId, upn }: EntraPerson,
): Promise<readonly Actor[]> {
  const own = entraId.toLowerCase();
  // Rosters keep both in one place; an object id is no UPN.
  const byId = own.includes('@') ? [] : schools.actors(own);
  const found = new Map(byId.map((one) => [one.roster.school.id, one]));
  for (const roster of schools.all()) {
    const { id } = roster.school;
    const member = found.has(id) || upn === undefined ? undefined : roster.memberByEntraId(upn);
    if (!member) continue;
    const account = await store.load(id, 'account', member.id);
    if (account?.value.entraId === own) found.set(id, { member, roster });
  }
  return [...found.values()].toSorted((a, b) => (a.roster.school.id < b.roster.school.id ? -1 : 1));
}
