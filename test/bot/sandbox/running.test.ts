import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { freePort, freePorts } from '../../doubles/freePorts.ts';

/** Runs `naervaer sandbox` until it ends by itself. */
async function runSandbox(
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bot/cli/naervaer.ts', 'sandbox'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const [code] = await once(child, 'exit');
  return { code, said };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('naervaer sandbox, as a process of its own', () => {
  let taken: Server;

  before(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
  });

  after(() => taken.close());

  it('says which port is in use and what to do, and starts nothing', async () => {
    const { code, said } = await runSandbox({ PORT: String(portOf(taken)) });
    assert.equal(code, 2);
    assert.match(said, new RegExp(`port ${portOf(taken)} is in use.*PORT and PLAYGROUND_PORT`));
    assert.doesNotMatch(said, /\bat .*:\d+:\d+/);
  });

  it('says so too where a chat’s port is in use', async () => {
    const { code, said } = await runSandbox({ PORT: '0', PLAYGROUND_PORT: String(portOf(taken)) });
    assert.equal(code, 2);
    assert.match(said, new RegExp(`port ${portOf(taken)} is in use`));
  });

  it('ends with 0 at Ctrl-C, while days are passing', async function () {
    // A whole municipality is made, and three chats are started.
    this.timeout(120_000);
    const [port, playground] = [await freePort(), await freePorts(3)];
    const child = spawn(process.execPath, ['bot/cli/naervaer.ts', 'sandbox'], {
      env: { ...process.env, PORT: String(port), PLAYGROUND_PORT: String(playground) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let said = '';
    const isOpen = new Promise<void>((resolve) => {
      child.stdout.on('data', (part) => {
        said += part;
        if (said.includes('Ctrl-C')) resolve();
      });
    });
    await Promise.race([isOpen, ended]);
    child.stdin.write('200\n');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.match(said, /Nærvær lukker/);
    await rm(`var/sandbox-${port}`, { recursive: true, force: true });
  });
});
