import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Locale } from '../../cards/wording/locale.ts';
import type { Actor } from '../../services/access/access.ts';
import { OutsideError } from '../../services/errors/errors.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { App } from '../core/app.ts';
import { actsAs } from '../people/boundAccounts.ts';
import { upnLookup } from './upnLookup.ts';

const channelData = z.looseObject({
  tenant: z.looseObject({ id: z.string() }).optional(),
  team: z.looseObject({ id: z.string() }).optional(),
});

const event = z.looseObject({ eventType: z.string() });

/** What Teams says happened to a message. */
export function eventOf({ channelData: data }: Activity): string | undefined {
  return event.safeParse(data).data?.eventType;
}

/** The tenant an activity comes from, per Teams. */
export function tenantOf(activity: Activity): string | undefined {
  const { data } = channelData.safeParse(activity.channelData);
  return data?.tenant?.id ?? activity.conversation.tenantId;
}

/**
 * The team an activity was sent in, or the group chat, which is linked and checked the same way; undefined in
 * personal chats.
 */
export function teamOf({ channelData: data, conversation }: Activity): string | undefined {
  const team = channelData.safeParse(data).data?.team?.id;
  if (team !== undefined) return team;
  return conversation.conversationType === 'groupChat' ? conversation.id : undefined;
}

/** English when the client's language is English, else Danish. */
export function localeOf(activity: Activity): Locale {
  return activity.locale?.toLowerCase().startsWith('en') ? 'en' : 'da';
}

/**
 * Who the sender of an activity is, once per school that knows them, home school first; empty for guests and
 * people in no roster.
 * @throws OutsideError when Teams must be asked and does not answer: the sender is unknown
 */
export type Identify = (context: TurnContext) => Promise<readonly Actor[]>;

/** Looks people up by Entra object id, or, where rosters use UPNs, by the UPN that Teams gives. */
export function identifier(app: Pick<App, 'schools' | 'store' | 'now' | 'log'>): Identify {
  const upnOf = upnLookup(app);
  return async (context) => {
    const { from } = context.activity;
    // The type promises a sender, but the activity may have none.
    const entraId = from?.aadObjectId;
    if (!entraId) return [];
    const byId = app.schools.actors(entraId);
    const schools = new Set(byId.map(({ roster }) => roster.school.id));
    const others = app.schools.all().filter(({ school }) => !schools.has(school.id));
    if (!others.some(knowsByUpn)) return byId;
    const upn = await upnOf(context, entraId).catch((error: unknown) => {
      // Somebody already known does not wait for another school's lookup.
      if (error instanceof OutsideError && byId.length > 0) return undefined;
      throw error;
    });
    if (upn === undefined) return byId;
    const found: Actor[] = [...byId];
    for (const actor of app.schools.actors(upn)) {
      if (schools.has(actor.roster.school.id)) continue;
      if (await actsAs(app, actor, entraId)) found.push(actor);
    }
    return found.toSorted((a, b) => (a.roster.school.id < b.roster.school.id ? -1 : 1));
  };
}

const byUpn = new WeakMap<Roster, boolean>();

/** Whether a roster lists anybody by UPN; checked once per roster. */
function knowsByUpn(roster: Roster): boolean {
  const known = byUpn.get(roster) ?? roster.staff.some(({ entraId }) => entraId?.includes('@'));
  byUpn.set(roster, known);
  return known;
}
