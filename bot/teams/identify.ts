import { type Activity, TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Locale } from '../../cards/cardMessage.ts';
import type { Actor } from '../../services/access/access.ts';
import type { Schools } from '../core/schools.ts';

const channelData = z.looseObject({
  tenant: z.looseObject({ id: z.string() }).optional(),
  team: z.looseObject({ id: z.string() }).optional(),
});

/** The tenant an activity comes from, as Teams says. */
export function tenantOf(activity: Activity): string | undefined {
  const { data } = channelData.safeParse(activity.channelData);
  return data?.tenant?.id ?? activity.conversation.tenantId;
}

/**
 * The team that an activity was sent in, or the group chat, which is linked and checked like one;
 * undefined in personal chats.
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
 * Who somebody is: looked up by Entra object id, and where the roster knows people by UPN, by what
 * Teams says of the member (asked once for each person).
 */
export function identifier(schools: Schools): (context: TurnContext) => Promise<Actor | undefined> {
  const upns = new Map<string, Promise<string | undefined>>();
  return async (context) => {
    const { from } = context.activity;
    // The type promises a sender; what comes over the wire need not have one.
    const entraId = from?.aadObjectId;
    if (!entraId) return undefined;
    const known = schools.actor(entraId);
    if (known) return known;
    const asked = upns.get(entraId) ?? upnOf(context, from.id);
    upns.set(entraId, asked);
    const upn = await asked;
    return upn === undefined ? undefined : schools.actor(upn);
  };
}

async function upnOf(context: TurnContext, userId: string): Promise<string | undefined> {
  try {
    return (await TeamsInfo.getMember(context, userId)).userPrincipalName;
  } catch {
    // Not a member, or Teams does not answer: somebody nobody knows.
    return undefined;
  }
}
