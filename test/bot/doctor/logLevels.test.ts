import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { invented } from '../../builders/invented.ts';
import { freePort } from '../../doubles/freePorts.ts';
import { seed } from '../../doubles/runningSchool.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';

const entry = fileURLToPath(new URL('../../../bot/cli/naervaer.ts', import.meta.url));
const lineShape = z.looseObject({ level: z.number(), msg: z.string() });
const numbers = { info: 30, warn: 40, error: 50 } as const;

/** What each level lets through of a start (info), a refused activity (warn) and nothing graver. */
const expected: readonly (readonly [level: string, shown: readonly (keyof typeof numbers)[]])[] = [
  ['trace', ['info', 'warn']],
  ['debug', ['info', 'warn']],
  ['info', ['info', 'warn']],
  ['warn', ['warn']],
  ['error', []],
  ['fatal', []],
  ['silent', []],
];

describe('the levels of the log', function () {
  // A process of its own each.
  this.timeout(60_000);
  const folder = temporaryFolder();

  for (const [level, shown] of expected) {
    it(`let through ${shown.join(' and ') || 'nothing of them'} at ${level}`, async () => {
      const lines = await logOf(level);
      const levels = new Set(lines.map((one) => one.level));
      assert.deepEqual(
        [...levels].sort((a, b) => a - b),
        shown.map((one) => numbers[one]),
      );
      if (levels.has(numbers.info)) assert.ok(lines.some(({ msg }) => msg === 'listening'));
      if (levels.has(numbers.warn)) assert.ok(lines.some(({ msg }) => msg === 'activity refused'));
    });
  }

  /** Starts a bot, sends it something that is no activity, and stops it. */
  async function logOf(level: string) {
    await seed(folder(), invented.slice(0, 1));
    const port = String(await freePort());
    const bot = spawn(process.execPath, [entry, 'serve'], {
      env: { SANDBOX: '1', PORT: port, DATA_DIR: folder(), LOG_LEVEL: level },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    bot.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    const ended = once(bot, 'close');
    const url = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      assert.equal(bot.exitCode, null, 'it starts');
      // Asking without a pause would take the time that it needs.
      await pause(50);
    }
    await fetch(`${url}/api/messages`, {
      method: 'POST',
      body: '{"text":"Loke Christensen syg"}',
      headers: { 'content-type': 'application/json' },
    });
    bot.kill('SIGTERM');
    await ended;
    assert.doesNotMatch(text, /Loke/);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => lineShape.parse(JSON.parse(line)));
  }
});
