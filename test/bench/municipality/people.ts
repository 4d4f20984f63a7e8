import type { StaffMember } from '../../../services/roster/roster.ts';
import { connectorPort } from './settings.ts';

export const serviceUrl = `http://127.0.0.1:${connectorPort}`;

/** The person's own chat with the bot. */
export function chatOf({ entraId }: StaffMember): string {
  return `a:${entraId}`;
}

/** Where they are reached, as the bot keeps it. */
export function referenceOf(member: StaffMember) {
  return {
    channelId: 'msteams',
    serviceUrl,
    bot: { id: '28:bot' },
    user: { id: `29:${member.id}` },
    conversation: { id: chatOf(member), conversationType: 'personal', tenantId: 'tenant' },
  };
}

/** What Teams sends when they do something. */
export function activityOf(member: StaffMember, id: string, more: object) {
  return {
    id,
    channelId: 'msteams',
    serviceUrl,
    locale: 'da-DK',
    from: {
      id: `29:${member.id}`,
      name: `${member.givenName} ${member.familyName}`,
      aadObjectId: member.entraId,
    },
    recipient: { id: '28:bot', name: 'Nærvær' },
    conversation: { id: chatOf(member), conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    ...more,
  };
}
