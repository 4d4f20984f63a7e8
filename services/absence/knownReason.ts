import { z } from 'zod';

/** Why a pupil's absence is no alarm for a while; a closed list, so that no diagnosis is written down. */
export const knownReasonKinds = [
  'operation',
  'bereavement',
  'agreed_course',
  'long_illness',
] as const;

export type KnownReasonKind = (typeof knownReasonKinds)[number];

const entry = {
  /** Of the reason; an end names the one it ends. */
  id: z.string().min(1),
  /** Staff id. */
  by: z.string().min(1),
  /** Instant, ISO with offset. */
  at: z.iso.datetime({ offset: true }),
};

/** What people said of the reason; kept in order, and never changed. */
export const knownReasonEvent = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('explain'),
    ...entry,
    kind: z.enum(knownReasonKinds),
    /** The last day it holds, ISO. */
    until: z.iso.date(),
  }),
  z.strictObject({ do: z.literal('end'), ...entry }),
]);

export type KnownReasonEvent = z.output<typeof knownReasonEvent>;

/** A reason that holds up to and including a day (ISO). */
export type KnownReason = {
  id: string;
  kind: KnownReasonKind;
  until: string;
  by: string;
  /** The day it was given, ISO. */
  on: string;
};

/** The reason after an event: a newer one takes the place of the one before. */
export function evolveKnownReason(
  current: KnownReason | undefined,
  event: KnownReasonEvent,
): KnownReason | undefined {
  if (event.do === 'end') return event.id === current?.id ? undefined : current;
  const { id, kind, until, by, at } = event;
  return { id, kind, until, by, on: at.slice(0, 10) };
}

/**
 * The reason that explains a pupil's absence on a day; it ends by itself on the day after its last. O(events).
 * @param absence the pupil's record
 */
export function knownReasonOn(
  { knownReasons = [] }: { knownReasons?: readonly KnownReasonEvent[] | undefined },
  day: Temporal.PlainDate,
): KnownReason | undefined {
  const given = knownReasons.reduce<KnownReason | undefined>(evolveKnownReason, undefined);
  return given && given.until >= day.toString() ? given : undefined;
}
