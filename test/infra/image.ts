import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, lstat, mkdir, readdir, readFile, readlink, realpath, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Stage, Step } from './containerfile.ts';

/** A built image: the folder of its files beside this machine's own system, and its environment. */
export type Image = { root: string; env: Readonly<Record<string, string>> };

/** The system's own folders stand in for those of the base image: only read, none of them is built into. */
const system = ['bin', 'etc', 'lib', 'lib64', 'sbin'];
const basePath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Carries out the steps of the stages, each in a folder of its own as its root, and returns the last. The base
 * image is this machine's Debian with the given Node and npm in `/usr/local`: what base images hold besides,
 * layers and registries are not tried. Needs root, for `chroot` and mounts of its own.
 * @param build.context what COPY reads
 * @throws Error with the output of a step that failed
 */
export async function buildImage(
  stages: readonly Stage[],
  build: { context: string; folder: string; node: string; npm: string },
): Promise<Image> {
  const built = new Map<string, Image>();
  let last: Image | undefined;
  for (const [index, { name, steps }] of stages.entries()) {
    const root = join(build.folder, `stage-${index}`);
    await layBase(root, build);
    last = await carryOut(steps, { root, built, context: build.context });
    if (name !== undefined) built.set(name, last);
  }
  if (!last) throw new Error('a Containerfile without a stage');
  return last;
}

async function carryOut(
  steps: readonly Step[],
  at: { root: string; built: ReadonlyMap<string, Image>; context: string },
): Promise<Image> {
  const { root } = at;
  let env: Image['env'] = { PATH: basePath };
  let cwd = '/';
  for (const step of steps) {
    if (step.kind === 'env') env = { ...env, ...step.values };
    else if (step.kind === 'workdir') {
      cwd = step.path;
      await mkdir(join(root, cwd), { recursive: true });
    } else if (step.kind === 'copy') await copy(step, cwd, at);
    else await run(step.script, { root, env }, cwd);
  }
  return { root, env };
}

async function copy(
  { from, sources, target }: Step & { kind: 'copy' },
  cwd: string,
  at: { root: string; built: ReadonlyMap<string, Image>; context: string },
): Promise<void> {
  const base = from === undefined ? at.context : at.built.get(from)?.root;
  if (base === undefined) throw new Error(`COPY from ${from}: no such stage before it`);
  const into = join(at.root, resolve(cwd, target));
  for (const source of sources) {
    const to = target.endsWith('/') ? join(into, source) : into;
    await mkdir(dirname(to), { recursive: true });
    await cp(join(base, source), to, { recursive: true, verbatimSymlinks: true });
  }
}

async function run(script: string, image: Image, cwd: string): Promise<void> {
  // The registry of this machine, and whose certificates it trusts.
  const npm = Object.entries(process.env).filter(([name]) =>
    /^(?:npm_config_|NODE_EXTRA_CA_CERTS$)/.test(name),
  );
  const env = {
    ...image.env,
    ...Object.fromEntries(npm.map(([name, value]) => [name, value ?? ''])),
  };
  const child = enter({ ...image, env }, ['/bin/sh', '-c', script], { cwd });
  const said: string[] = [];
  child.stdout?.on('data', (text) => said.push(String(text)));
  child.stderr?.on('data', (text) => said.push(String(text)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`RUN ${script}: ended with ${code}\n${said.join('')}`);
}

/**
 * Starts a process in the image, as the first of a process space of its own (as in a container), with the
 * network of this machine. What is started is the child of the child that is returned.
 * @param how.user `id:group`; root when not given
 * @param how.volumes folders of this machine by their place in the image; with them all else is read-only
 */
export function enter(
  { root, env }: Image,
  command: readonly string[],
  how: { cwd: string; user?: string; volumes?: Readonly<Record<string, string>> },
): ChildProcess {
  const { user = '0:0', volumes } = how;
  const script = [
    'set -e',
    'mount --make-rprivate /',
    `mount --bind "$ROOT" "$ROOT"`,
    ...system.map(
      (name) =>
        `if [ -d "$ROOT/${name}" ] && [ ! -L "$ROOT/${name}" ]; then ${bound(`/${name}`)}; fi`,
    ),
    `for part in $(ls "$ROOT/usr"); do if [ "$part" != local ]; then ${bound('/usr/$part')}; fi; done`,
    'mount --bind /dev "$ROOT/dev"',
    'mount -t proc proc "$ROOT/proc"',
    ...(volumes ? ['mount -o remount,bind,ro "$ROOT"'] : []),
    ...Object.entries(volumes ?? {}).map(([at, folder]) => `mount --bind "${folder}" "$ROOT${at}"`),
    `exec env -i "$@"`,
  ].join('\n');
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const inside = ['chroot', `--userspec=${user}`, '--groups=', root];
  // `chroot` goes to `/`; a shell hands its place to the command, so that this is the first process.
  const started = ['/bin/sh', '-c', `cd ${how.cwd} && exec "$@"`, 'sh', ...command];
  return spawn(
    'unshare',
    [
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      'sh',
      '-c',
      script,
      'sh',
      ...variables,
      ...inside,
      ...started,
    ],
    { env: { ...process.env, ROOT: root }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

/** The process that `enter` started in the image, by this machine's number. */
export async function processIn({ pid }: ChildProcess): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return Number(children.trim().split(' ')[0]);
}

const bound = (path: string) =>
  `mount --bind "${path}" "$ROOT${path}" && mount -o remount,bind,ro "$ROOT${path}"`;

/** Empty places to mount on, links as this machine has them, and Node with npm where its image has them. */
async function layBase(root: string, { node, npm }: { node: string; npm: string }): Promise<void> {
  for (const name of [
    'dev',
    'proc',
    'tmp',
    'root',
    'usr/local/bin',
    'usr/local/lib/node_modules',
  ]) {
    await mkdir(join(root, name), { recursive: true });
  }
  for (const path of [...system, ...(await readdir('/usr')).map((name) => `usr/${name}`)]) {
    if (path === 'usr/local') continue;
    const found = await lstat(`/${path}`).catch(() => undefined);
    if (found?.isSymbolicLink()) await symlink(await readlink(`/${path}`), join(root, path));
    else if (found) await mkdir(join(root, path));
  }
  await cp(node, join(root, 'usr/local/bin/node'));
  await cp(npm, join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
}

/** The folder of the npm that this machine runs. */
export async function npmOf(path: string): Promise<string> {
  for (const folder of path.split(':')) {
    const found = await realpath(join(folder, 'npm')).catch(() => undefined);
    if (found !== undefined) return dirname(dirname(found));
  }
  throw new Error('npm is not in PATH');
}
