import { TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { OutsideError } from '../../services/errors/errors.ts';
import type { App } from '../core/app.ts';

/** The person's own UPN in the tenant; undefined for guests and non-members. */
type Upn = string | undefined;

/**
 * The UPN by which Teams knows an activity's sender.
 * @throws OutsideError when Teams does not answer: nothing is known then, and nothing is kept
 */
export type UpnLookup = (context: TurnContext, entraId: string) => Promise<Upn>;

/** A UPN can move to another person; "not a member" can end with the next Entra import. */
const keptMs = { known: 5 * 60_000, unknown: 3_000 } as const;

/** More than a municipality's staff; the longest silent is looked up again. */
const mostKept = 5_000;

type Kept = { upn: Upn; atMs: number };

/** Asks Teams once for all concurrent callers, and again after some minutes. */
export function upnLookup({ now }: Pick<App, 'now'>): UpnLookup {
  const kept = new Map<string, Kept>();
  const asked = new Map<string, Promise<Upn>>();
  const ask = async (key: string, context: TurnContext, entraId: string) => {
    const upn = await upnOf(context, entraId);
    kept.delete(key);
    kept.set(key, { upn, atMs: now().epochMilliseconds });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return upn;
  };
  return async (context, entraId) => {
    // Somebody outside one conversation can belong to another.
    const { conversation, from } = context.activity;
    const key = JSON.stringify([entraId.toLowerCase(), from.id, conversation.id]);
    const known = kept.get(key);
    if (known && isFresh(known, now().epochMilliseconds)) return known.upn;
    const running = asked.get(key) ?? ask(key, context, entraId);
    asked.set(key, running);
    try {
      return await running;
    } finally {
      asked.delete(key);
    }
  };
}

function isFresh({ upn, atMs }: Kept, nowMs: number): boolean {
  const age = nowMs - atMs;
  // If the clock was set back, the age is unknown.
  return age >= 0 && age < keptMs[upn === undefined ? 'unknown' : 'known'];
}

const account = z.looseObject({
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
});

async function upnOf(context: TurnContext, entraId: string): Promise<Upn> {
  try {
    const found = await TeamsInfo.getMember(context, context.activity.from.id);
    return ownUpn(account.parse(found), entraId);
  } catch (error) {
    if (error instanceof OutsideError && notMember.has(error.code)) return undefined;
    if (error instanceof OutsideError) throw error;
    throw new OutsideError('member_unreadable', { retry: true, cause: error });
  }
}

/** Teams' answers for no such member; others say nothing about the person. */
const notMember: ReadonlySet<string> = new Set(['conversation_gone', 'teams_400']);

/** Guests belong to another tenant, whatever their address; an answer about another is not theirs. */
function ownUpn(found: z.output<typeof account>, entraId: string): Upn {
  const { userPrincipalName: upn, userRole } = found;
  const guest = userRole !== undefined && userRole !== null && userRole !== 'user';
  const told = found.aadObjectId ?? found.objectId ?? entraId;
  if (!upn || guest || /#ext#/i.test(upn)) return undefined;
  return told.toLowerCase() === entraId.toLowerCase() ? upn : undefined;
}
