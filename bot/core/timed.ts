import { RefusedError } from '../../services/errors/errors.ts';
import type { App } from './app.ts';
import type { TurnKind } from './traces.ts';

/**
 * Runs, times and traces a turn, and turns a failure into a number the person can quote and find in the log. The
 * log holds the error's kind and code, never its data.
 * @returns the number if the turn failed, else undefined
 */
export async function timed(
  app: App,
  kind: TurnKind,
  run: () => Promise<string>,
): Promise<string | undefined> {
  const end = app.metrics.turns.startTimer({ kind });
  let trace = {};
  try {
    await app.traces.span('turn', { kind }, async () => {
      trace = app.traces.ids();
      const outcome = await run();
      end({ outcome });
      app.traces.note({ outcome });
    });
    return undefined;
  } catch (error) {
    end({ outcome: 'failed' });
    const number = app.newId().slice(0, 8);
    app.log.error({ kind, number, ...trace, ...errorFacts(error) }, 'turn failed');
    return number;
  }
}

/** What may be logged of an error: its name, code and origin, not its message. */
export function errorFacts(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim()
    .replace(/\(?file:\/\/[^\s]{0,1000}\/(bot|cards|services)\//, '($1/');
  const facts = { name: error.name, ...(code === undefined ? {} : { code }) };
  return error instanceof RefusedError || at === undefined ? facts : { ...facts, at };
}
