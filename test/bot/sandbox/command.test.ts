import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

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

describe('naervaer sandbox', () => {
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

  it('refuses a clock that is none', async () => {
    const { code, said } = await runSandbox({ SANDBOX_NOW: 'tomorrow' });
    assert.equal(code, 2);
    assert.match(said, /SANDBOX_NOW/);
  });
});
