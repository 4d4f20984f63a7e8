import assert from 'node:assert/strict';
import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../doubles/freePorts.ts';
import { readContainerfile, type Stage } from './containerfile.ts';
import { buildImage, enter, type Image, npmOf, processIn } from './image.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);
const tenant = {
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '5f0e3b1c-0000-4000-8000-000000000001',
  MicrosoftAppPassword: 'not asked for here',
  MicrosoftAppTenantId: '5f0e3b1c-0000-4000-8000-000000000002',
};

describe('the container, its steps carried out without an engine', function () {
  // Installs the packages anew.
  this.timeout(300_000);
  let folder: string;
  let image: Image;
  let bot: Stage;
  let env: Record<string, string>;
  const started: ChildProcess[] = [];

  before(async function () {
    // Changing the root and the user is root's; elsewhere an engine builds it (.ci/run).
    if (process.getuid?.() !== 0) return this.skip();
    folder = await mkdtemp(join(tmpdir(), 'naervaer-image-'));
    const stages = readContainerfile(await readFile(join(root, 'Containerfile'), 'utf8'));
    const last = stages.at(-1);
    assert.ok(last);
    bot = last;
    image = await buildImage(stages, {
      context: root,
      folder,
      node: process.execPath,
      npm: await npmOf(process.env.PATH ?? ''),
    });
    await mkdir(join(folder, 'data'), { mode: 0o700 });
    const [user = 0, group = 0] = (bot.user ?? '').split(':').map(Number);
    await chown(join(folder, 'data'), user, group);
    // The health check asks at a port that is known beforehand.
    env = { ...image.env, ...tenant, HOST: '127.0.0.1', PORT: String(await freePort()) };
  });

  after(async () => {
    for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** As an engine runs it with a read-only root: as its user, with its volume. */
  const start = (command: readonly string[]) => {
    const how = {
      cwd: '/naervaer',
      user: bot.user ?? '',
      volumes: { '/data': join(folder, 'data') },
    };
    const child = enter({ ...image, env }, command, how);
    started.push(child);
    return child;
  };
  const ended = async (child: ChildProcess) => {
    const said: string[] = [];
    child.stdout?.on('data', (text) => said.push(String(text)));
    child.stderr?.on('data', (text) => said.push(String(text)));
    const [code] = await once(child, 'close');
    return { code, said: said.join('') };
  };
  const statusOf = (path: string) =>
    fetch(`http://127.0.0.1:${env.PORT}${path}`).then(
      ({ status }) => status,
      () => 0,
    );
  const until = async (path: string, status: number, child: ChildProcess) => {
    while ((await statusOf(path)) !== status) {
      if (child.exitCode !== null) assert.fail('ended by itself');
    }
  };

  it('holds the packages of production alone, without the Playground, npm and tools', async () => {
    const absent = [
      '@microsoft/m365agentsplayground',
      'node',
      'typescript',
      'mocha',
      'dtrace-provider',
    ];
    for (const name of absent) {
      await assert.rejects(access(join(image.root, 'naervaer/node_modules', name)), name);
    }
    await assert.rejects(access(join(image.root, 'usr/local/bin/npm')));
    await access(join(image.root, 'naervaer/node_modules/botbuilder'));
  });

  it('lets the user of the bot write its data and nothing else', async () => {
    const { code, said } = await ended(
      enter(image, ['find', '/naervaer', '/data', '/usr/local', '-writable', '!', '-type', 'l'], {
        cwd: '/',
        user: bot.user ?? '',
      }),
    );
    assert.deepEqual({ code, said }, { code: 0, said: '/data\n' });
  });

  it('takes a roster, serves as process 1 with a read-only root, and ends in order by SIGTERM', async () => {
    const node = bot.command[0] ?? '';
    const imported = await ended(
      start([node, 'bot/cli/naervaer.ts', 'import', 'roster', 'data/municipality']),
    );
    assert.equal(imported.code, 0, imported.said);

    const child = start(bot.command);
    const over = ended(child);
    await until('/healthz', 200, child);
    assert.equal(await statusOf('/readyz'), 200);
    assert.equal((await ended(start(bot.health))).code, 0, 'the health check is content');

    const pid = await processIn(child);
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
    assert.deepEqual(command, bot.command);
    assert.match(status, /^NSpid:\s+\d+\s+1$/m);
    assert.match(status, new RegExp(`^Uid:\\s+${bot.user?.split(':')[0]}\\s`, 'm'));

    await run('kill', ['-TERM', String(pid)]);
    const { code, said } = await over;
    assert.equal(code, 0, said);
    assert.doesNotMatch(said, /stopped before all was done/);
    await assert.rejects(access(join(folder, 'data/.lock')), 'the lock is given back');
    assert.equal((await ended(start(bot.health))).code, 1, 'the health check sees that it is gone');
  });

  it('hears the signal while it starts as well, though process 1 ends by none of itself', async () => {
    const child = start(bot.command);
    const over = ended(child);
    const locked = join(folder, 'data/.lock');
    while (
      !(await access(locked).then(
        () => true,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) assert.fail('ended by itself');
      await setImmediate();
    }
    const pid = await processIn(child);
    assert.equal(await statusOf('/healthz'), 0, 'it does not answer yet');
    await run('kill', ['-TERM', String(pid)]);
    const { code, said } = await over;
    assert.equal(code, 0, said);
  });
});
