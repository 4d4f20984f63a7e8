import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const root = new URL('../../../', import.meta.url);

/** What is resolved of OpenTelemetry's SDK when a file is loaded. Its API alone is prom-client's too. */
async function loadedBy(file: string): Promise<readonly string[]> {
  const script = `
    import { registerHooks } from 'node:module';
    const found = new Set();
    registerHooks({
      resolve: (name, context, next) => {
        const resolved = next(name, context);
        found.add(resolved.url.match(/@opentelemetry\\/([\\w-]+)/)?.[1]);
        return resolved;
      },
    });
    await import('${new URL(file, root).href}');
    console.log(JSON.stringify([...found].filter((name) => name && name !== 'api')));
    process.exit(0);
  `;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  const names: unknown = JSON.parse(stdout);
  assert.ok(Array.isArray(names));
  return names.map(String);
}

describe('OpenTelemetry', () => {
  it('is not loaded by a bot that is not told to use it', async () => {
    assert.deepEqual(await loadedBy('bot/cli/serve.ts'), []);
  }).timeout(60_000);

  it('would be seen if it were', async () => {
    assert.ok((await loadedBy('bot/telemetry/openTelemetry.ts')).includes('sdk-trace'));
  }).timeout(60_000);
});
