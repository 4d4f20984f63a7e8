import { GraphError, type GraphRequest } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import type { OutsideCode } from '../errors/codes.ts';
import { OutsideError } from '../errors/errors.ts';
import { retryAfterMs } from '../errors/retryAfter.ts';
import type { GraphRequests } from './graphClient.ts';

/** Graph's name for Denmark's zone; it does not list Europe/Copenhagen. */
export const graphZone = 'Romance Standard Time';

/**
 * Sends a request to Outlook with its time zone and id format, and reads the answer.
 * @throws OutsideError
 */
export async function ask<Output>(
  client: GraphRequests,
  path: string,
  send: (request: GraphRequest) => Promise<unknown>,
  schema: z.ZodType<Output>,
): Promise<Output> {
  const prefer = `outlook.timezone="${graphZone}", IdType="ImmutableId"`;
  return answerTo(client, path, (request) => send(request.header('Prefer', prefer)), schema);
}

/**
 * Gets what lies in the directory.
 * @throws OutsideError
 */
export async function read<Output>(
  client: GraphRequests,
  path: string,
  schema: z.ZodType<Output>,
): Promise<Output> {
  return answerTo(client, path, (request) => request.get(), schema);
}

async function answerTo<Output>(
  client: GraphRequests,
  path: string,
  send: (request: GraphRequest) => Promise<unknown>,
  schema: z.ZodType<Output>,
): Promise<Output> {
  let answer: unknown;
  try {
    answer = await send(await client(path));
  } catch (cause) {
    throw outside(cause);
  }
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new OutsideError('graph_garbage', { retry: true });
  return parsed.data;
}

/** Classified by status: an HTML answer has no code, a lost connection the status -1. */
function outside(cause: unknown): OutsideError {
  if (cause instanceof OutsideError) return cause;
  if (!(cause instanceof GraphError) || cause.statusCode <= 0) {
    return new OutsideError('graph_unreachable', { retry: true, cause });
  }
  const retry = cause.statusCode === 429 || cause.statusCode >= 500;
  const asked = retryAfterMs(cause.headers?.get('Retry-After'), cause.headers?.get('Date'));
  const code: OutsideCode =
    cause.code === 'ErrorDuplicateTransactionId' ? 'graph_duplicate' : `graph_${cause.statusCode}`;
  return new OutsideError(code, {
    retry,
    cause,
    ...(asked === undefined ? {} : { retryAfterMs: asked }),
    ...(isUuid(cause.requestId) ? { requestId: cause.requestId } : {}),
  });
}

/** It is logged, so only a Microsoft request id is accepted. */
function isUuid(text: string | null | undefined): text is string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '');
}

/** Whether an earlier try made this event. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof OutsideError && error.code === 'graph_duplicate';
}

/** Whether the item is not there, though the mailbox is. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof OutsideError &&
    error.cause instanceof GraphError &&
    error.cause.code === 'ErrorItemNotFound'
  );
}

/** Whether what changed since a delta link can no longer be told: it lives for seven days, at most. */
export function isExpired(error: unknown): boolean {
  if (!(error instanceof OutsideError && error.cause instanceof GraphError)) return false;
  const { statusCode, code } = error.cause;
  return statusCode === 410 || /^(?:syncState|resync)/i.test(code ?? '');
}
