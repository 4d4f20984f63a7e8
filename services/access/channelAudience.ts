import { fullName, type Roster, type StaffMember } from '../roster/roster.ts';
import { type CaseTeam, caseAccess } from './access.ts';

/** Somebody who can read a conversation, as Teams knows them. */
export type ChannelMember = {
  entraId: string | undefined;
  upn: string | undefined;
  name: string;
  /** From outside the tenant, as a guest or through a shared channel, or not signed in. */
  guest: boolean;
};

/** Why somebody keeps a case out of a channel. Pupils are not named: others could read the alert. */
export type Barred =
  | { why: 'guest' | 'unknown' | 'no_right'; name: string }
  | { why: 'pupil'; name?: undefined };

/** Whether a case may be shown to everybody in a channel. */
export type ChannelAudience =
  | { show: 'all'; entraIds: readonly string[] }
  | { show: 'none'; entitled: readonly StaffMember[]; barred: readonly Barred[] };

/**
 * A case is shown in a channel only if everybody there may see all of it: known staff of the school with full
 * access. Otherwise nobody sees it there, and `entitled` may get it on their own.
 * @param members undefined when they could not be read: nothing is shown then
 */
export function channelAudience(
  members: readonly ChannelMember[] | undefined,
  subject: CaseTeam,
  roster: Roster,
): ChannelAudience {
  const entitled: StaffMember[] = [];
  const barred: Barred[] = [];
  for (const one of members ?? []) {
    const member = memberOf(one, roster);
    if (!member) barred.push(strangerOf(one, roster));
    else if (caseAccess({ member, roster }, subject)?.scope === 'full') entitled.push(member);
    else barred.push({ why: 'no_right', name: fullName(member) });
  }
  if (barred.length > 0 || entitled.length === 0) return { show: 'none', entitled, barred };
  return { show: 'all', entraIds: (members ?? []).flatMap(({ entraId }) => entraId ?? []) };
}

function memberOf(one: ChannelMember, roster: Roster): StaffMember | undefined {
  if (one.guest) return undefined;
  const byId = one.entraId === undefined ? undefined : roster.memberByEntraId(one.entraId);
  return byId ?? (one.upn === undefined ? undefined : roster.memberByEntraId(one.upn));
}

function strangerOf({ name, guest }: ChannelMember, roster: Roster): Barred {
  const called = name.trim().toLocaleLowerCase('da');
  const isPupil = roster.pupils.some((pupil) => fullName(pupil).toLocaleLowerCase('da') === called);
  if (isPupil) return { why: 'pupil' };
  return { why: guest ? 'guest' : 'unknown', name };
}
