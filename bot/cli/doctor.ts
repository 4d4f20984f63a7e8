import { z } from 'zod';
import { diagnose } from '../doctor/diagnose.ts';
import { jsonReport, type Language, summaryOf, textReport } from '../doctor/report.ts';
import { portsOf } from './doctorPorts.ts';

export type DoctorCommandOptions = {
  json?: boolean;
  language?: string;
  /** A mailbox that the bot must not reach. */
  outside?: string;
  /** Where the bot answers; by default on this machine at `PORT`. */
  bot?: string;
};

const language = z.enum(['da', 'en']);

/**
 * `naervaer doctor`: what is wrong with the set-up, and what to do. Changes nothing, and may run beside a bot.
 * @returns whether nothing failed
 * @throws RangeError for a wrong option
 */
export async function doctorCommand(
  options: DoctorCommandOptions,
  output: NodeJS.WritableStream,
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  const chosen = languageOf(options.language);
  const lines = await diagnose(env, {
    ports: portsOf,
    options: ({ config }) => ({
      outside: options.outside,
      bot: botAddress(options.bot, config.port),
    }),
    schedule: later,
  });
  const report = options.json ? jsonReport : textReport;
  output.write(report(lines, chosen));
  return summaryOf(lines).failed === 0;
}

function languageOf(text = 'en'): Language {
  const parsed = language.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new RangeError('--language: expected da or en');
}

/** @throws RangeError for what is no address */
export function botAddress(given: string | undefined, port: number): string {
  if (given === undefined) return `http://127.0.0.1:${port}`;
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol))
    return given.replace(/\/$/, '');
  throw new RangeError('--bot: expected an address such as http://127.0.0.1:3978');
}

export function later(afterMs: number, run: () => void): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}
