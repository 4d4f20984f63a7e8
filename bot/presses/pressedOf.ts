import { z } from 'zod';
import { inputIds } from '../../cards/adaptiveCard.ts';
import { isVerb } from '../../cards/wording/verbs.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import type { Pressed } from '../show/cardKind.ts';

const held = z.record(z.string(), z.unknown());
const version = z.number();

/** Longer than any field of ours. */
const longest = 1000;

/**
 * What was filled in beside a button, to give it back on the answering card. Nothing that seems to hold a CPR
 * number is given back.
 */
export function pressedOf(verb: string, data: unknown): Pressed | undefined {
  const parsed = held.safeParse(data);
  if (!parsed.success || !isVerb(verb)) return undefined;
  const given = inputIds.flatMap((id) => {
    const value = parsed.data[id];
    return typeof value === 'string' && value.length <= longest ? [[id, value] as const] : [];
  });
  const isSaid = ([, value]: readonly [string, string]) => !holdsCpr(value);
  return {
    verb,
    v: version.safeParse(parsed.data.v).data,
    filledIn: Object.fromEntries(given.filter(isSaid)),
    unsaid: given.find((one) => !isSaid(one))?.[0],
  };
}
