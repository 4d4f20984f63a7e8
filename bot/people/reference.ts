import { z } from 'zod';

const incoming = z.object({
  channelId: z.string().optional(),
  serviceUrl: z.string().optional(),
  bot: z.object({ id: z.string() }).nullish().catch(undefined),
  user: z.object({ id: z.string() }).nullish().catch(undefined),
  conversation: z
    .object({
      id: z.string(),
      conversationType: z.string().nullish(),
      tenantId: z.string().nullish(),
      isGroup: z.boolean().nullish(),
    })
    .nullish(),
});

/**
 * Only what is needed to reach a conversation again: no names, no chat title, not the activity it came with.
 * @param reference as Teams gave it
 */
export function lasting(reference: unknown): Record<string, unknown> {
  const { channelId, serviceUrl, bot, user, conversation } = incoming.parse(reference);
  return defined({
    channelId,
    serviceUrl,
    bot: bot && { id: bot.id },
    user: user && { id: user.id },
    conversation: conversation && defined({ ...conversation }),
  });
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  );
}
