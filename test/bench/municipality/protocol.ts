import { z } from 'zod';

/** What the process of the bot is asked over its channel; each is answered by its figures. */
export const asked = z.discriminatedUnion('do', [
  /** Sets the clock, and how many times faster than ours it goes. */
  z.strictObject({ do: z.literal('clock'), now: z.string(), factor: z.number() }),
  /** Does what the ten-minute timer does. */
  z.strictObject({ do: z.literal('sweep') }),
  /** Waits until nothing is in progress. */
  z.strictObject({ do: z.literal('idle') }),
  /** Counts from now on. */
  z.strictObject({ do: z.literal('begin') }),
  z.strictObject({ do: z.literal('figures') }),
  z.strictObject({ do: z.literal('stop') }),
]);

export type Asked = z.output<typeof asked>;

/** What the process used since `begin`, and what it holds now. Milliseconds and megabytes. */
export const figures = z.strictObject({
  url: z.string(),
  wallMs: z.number(),
  cpuMs: z.number(),
  /** Of that, for what sweeps had to send, from the card to what is stored when Teams has it. */
  messagesCpuMs: z.number(),
  /** How late the event loop was at most for 99 of 100 turns, and at worst. */
  lagP99Ms: z.number(),
  lagMaxMs: z.number(),
  /** Resident memory, and what is left on the heap of it after a full collection. */
  rssMb: z.number(),
  liveMb: z.number(),
  /** Bytes given to `write` (`wchar`), and the whole blocks that they dirtied on the disk (`write_bytes`). */
  handedMb: z.number(),
  writtenMb: z.number(),
});

export type Figures = z.output<typeof figures>;
