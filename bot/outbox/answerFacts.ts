import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What an answer tells operators: fixed words and Microsoft's request id, nothing personal. */
export type AnswerFacts = { status?: number; requestId?: string; reason?: string };

/** Teams' documented reasons for refusing; others are not logged, since anybody could write them. */
const reasons: ReadonlySet<string> = new Set([
  'ActivityNotFoundInConversation',
  'BadArgument',
  'BadSyntax',
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'BotNotRegistered',
  'ConversationBlockedByUser',
  'ConversationNotFound',
  'Forbidden',
  'ForbiddenOperationException',
  'MessageSizeTooBig',
  'MessageWritesBlocked',
  'PreconditionFailed',
  'ServiceError',
  'TooManyRequests',
  'Unauthorized',
]);

const body = z.object({
  error: z.object({
    code: z.string().nullish(),
    innerHttpError: z
      .object({ body: z.object({ subCode: z.string().nullish() }).nullish() })
      .nullish(),
  }),
  subCode: z.string().nullish(),
});

/** Microsoft's id for the request: a UUID, or its correlation vector. */
const number = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9+/]{16,22}(?:\.\d+)+)$/i;

/** @param text of the answer, unparsed */
export function answerFacts(headers: IncomingHttpHeaders, text: string): AnswerFacts {
  const found = ['x-ms-request-id', 'request-id', 'ms-cv'].map((name) => headers[name]);
  const requestId = found.find((one) => typeof one === 'string' && number.test(one));
  const said = body.safeParse(json(text)).data;
  const words = [said?.subCode, said?.error.innerHttpError?.body?.subCode, said?.error.code];
  const reason = words.find((word) => typeof word === 'string' && reasons.has(word));
  return {
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
