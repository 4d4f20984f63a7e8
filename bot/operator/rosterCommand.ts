import { z } from 'zod';
import { loss } from '../../services/roster/rosterLimits.ts';
import { rosterOrigins } from '../../services/roster/rosterSource.ts';
import type { App } from '../core/app.ts';
import { stamp } from '../core/app.ts';
import { approve, refuse, waiting } from '../roster/proposals.ts';
import type { RosterKeeper } from '../roster/rosterKeeper.ts';
import { rosterChange } from './importCommand.ts';

/** What an operator asks of the rosters that come by themselves. */
export const rosterCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('read') }),
  z.strictObject({ do: z.literal('pending') }),
  z.strictObject({ do: z.literal('approve'), number: z.string() }),
  z.strictObject({ do: z.literal('refuse'), number: z.string() }),
]);

export type RosterCommand = z.output<typeof rosterCommand>;

const ids = z.array(z.string());

const notice = z.union([
  z.strictObject({
    notice: z.enum(['no_class', 'home_class_guessed', 'no_entra_id']),
    school: z.string(),
    ids,
  }),
  z.strictObject({
    notice: z.literal('unknown_title'),
    school: z.string(),
    title: z.string(),
    ids,
  }),
]);

/** What the bot answers: what was read, what waits, what was taken, or why not. */
export const rosterAnswer = z.union([
  z.strictObject({ found: z.literal('same') }),
  z.strictObject({ found: z.literal('unfinished'), expected: z.string() }),
  z.strictObject({
    found: z.literal('rows'),
    changes: z.array(rosterChange),
    held: ids,
    asks: z.boolean(),
    unread: ids,
    withoutId: z.int(),
    notices: z.array(notice),
  }),
  z.strictObject({
    waiting: z.array(
      z.strictObject({
        number: z.string(),
        at: z.string(),
        origin: z.enum(rosterOrigins),
        schools: z.array(z.strictObject({ change: rosterChange, losses: z.array(loss) })),
      }),
    ),
  }),
  z.strictObject({ taken: z.array(rosterChange) }),
  z.strictObject({ refused: ids }),
  z.strictObject({ failed: z.string() }),
]);

export type RosterAnswer = z.output<typeof rosterAnswer>;

/**
 * Does what an operator asks.
 * @param keeper undefined where no source is configured
 * @throws OutsideError, DataFileError, StoreError
 */
export async function answerRoster(
  app: Pick<App, 'store' | 'now' | 'calendar' | 'newId'>,
  keeper: Pick<RosterKeeper, 'readNow'> | undefined,
  command: RosterCommand,
): Promise<RosterAnswer> {
  const made = () => ({ at: stamp(app), id: app.newId(), by: 'operator' as const });
  switch (command.do) {
    case 'read':
      return keeper ? readable(await keeper.readNow()) : { failed: notConfigured };
    case 'pending':
      return readable({ waiting: await waiting(app.store) });
    case 'approve':
      return readable({ taken: await approve(app.store, command.number, made()) });
    case 'refuse':
      return readable({ refused: await refuse(app.store, command.number, made()) });
  }
}

export const notConfigured = 'ROSTER_FROM: expected graph, os2skoledata or folder';

/** As it is after its way through JSON. */
function readable(answer: object): RosterAnswer {
  return rosterAnswer.parse(answer);
}
