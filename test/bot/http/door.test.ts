import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { httpLimits } from '../../../bot/http/httpLimits.ts';
import { type GuardedSchool, startGuardedSchool } from '../../doubles/guardedSchool.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

/** Sends raw bytes and gives back all that came until the other side closed. */
async function raw(url: string, ...pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(Buffer.from(part)));
  socket.on('error', () => {});
  for (const piece of pieces) socket.write(piece);
  // A reset closes it too; `once` would reject.
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(parts).toString('utf8');
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

const nested = (depth: number) =>
  [...Array(depth).fill('{"a":'), '1', ...Array(depth).fill('}')].join('');

const activityWith = (parts: 'attachments' | 'entities', count: number) =>
  JSON.stringify({ type: 'message', conversation: { id: 'c' }, [parts]: Array(count).fill({}) });

describe('the HTTP door', () => {
  let school: GuardedSchool;
  const shortly = { ...httpLimits, headersMs: 150, requestMs: 300, checkEveryMs: 50 };

  before(async () => {
    school = await startGuardedSchool({ http: shortly });
  });

  after(() => school.close());

  const send = (path: string, init: RequestInit = {}) => fetch(`${school.bot.url}${path}`, init);

  const json = { 'content-type': 'application/json' };

  const requests: readonly [string, string, RequestInit, number][] = [
    ['an unknown path', '/secret-path', {}, 404],
    ['a path upwards', '/..%2f..%2fetc%2fpasswd', {}, 404],
    ['a path that cannot be decoded', '/%c0%ae', {}, 404],
    ['HTML for a path', '/<script>alert(1)</script>', {}, 404],
    ['a known path by another method', '/api/messages', { method: 'GET' }, 405],
    ['DELETE', '/healthz', { method: 'DELETE' }, 405],
    [
      'OPTIONS',
      '/api/messages',
      { method: 'OPTIONS', headers: { origin: 'https://evil.example' } },
      405,
    ],
    ['no body', '/api/messages', { method: 'POST' }, 400],
    ['half a JSON text', '/api/messages', { method: 'POST', headers: json, body: '{"Loke":' }, 400],
    ['a form', '/api/messages', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }, 415],
    ['plain text', '/api/messages', { method: 'POST', body: '{"type":"message"}' }, 415],
    ['a file', '/api/messages', { method: 'POST', body: formOf() }, 415],
    [
      'XML',
      '/api/messages',
      { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
    ],
    [
      'a body that is packed',
      '/api/messages',
      {
        method: 'POST',
        headers: { ...json, 'content-encoding': 'gzip' },
        body: new Uint8Array(gzipSync('{"type":"message"}')),
      },
      415,
    ],
    [
      'a packed body that unfolds to 64 MB',
      '/api/messages',
      {
        method: 'POST',
        headers: { ...json, 'content-encoding': 'gzip' },
        body: new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))),
      },
      415,
    ],
    [
      'a body over the limit',
      '/api/messages',
      { method: 'POST', headers: json, body: JSON.stringify('x'.repeat(300_000)) },
      413,
    ],
    ['65 levels', '/api/messages', { method: 'POST', headers: json, body: nested(65) }, 400],
    [
      '40,000 levels',
      '/api/messages',
      { method: 'POST', headers: json, body: nested(40_000) },
      400,
    ],
    [
      '40,000 levels of rules',
      '/api/v1/assessments',
      { method: 'POST', headers: json, body: nested(40_000) },
      400,
    ],
    ...(['attachments', 'entities'] as const).map(
      (parts): [string, string, RequestInit, number] => [
        `101 ${parts}`,
        '/api/messages',
        { method: 'POST', headers: json, body: activityWith(parts, 101) },
        400,
      ],
    ),
    ...(['attachments', 'entities'] as const).map(
      (parts): [string, string, RequestInit, number] => [
        `100 ${parts} without a token`,
        '/api/messages',
        { method: 'POST', headers: json, body: activityWith(parts, 100) },
        401,
      ],
    ),
    ['the health of the process', '/healthz', {}, 200],
    ['the rules without a key', '/api/v1/rulesets', {}, 404],
  ];
  for (const [what, path, init, status] of requests) {
    it(`answers ${what} with ${status} in plain JSON that echoes nothing, and with every security header`, async () => {
      const response = await send(path, init);
      const text = await response.text();
      assert.equal(response.status, status);
      assert.equal(response.headers.get('content-type'), 'application/json');
      const body: unknown = JSON.parse(text);
      assert.ok(typeof body === 'object' && body !== null);
      assert.deepEqual(Object.keys(body), [status === 200 ? 'status' : 'error']);
      assert.doesNotMatch(text, /secret|passwd|script|Loke|restify|node_modules|\.ts:/);
      const { headers } = response;
      assert.deepEqual(
        [
          'x-content-type-options',
          'cache-control',
          'content-security-policy',
          'referrer-policy',
          'strict-transport-security',
          'server',
          'x-powered-by',
        ].map((name) => headers.get(name)),
        [
          'nosniff',
          'no-store',
          "default-src 'none'; frame-ancestors 'none'",
          'no-referrer',
          'max-age=31536000',
          null,
          null,
        ],
      );
      assert.equal((await send('/healthz')).status, 200);
    });
  }

  it('closes on a caller who sends headers a letter at a time', async () => {
    const began = performance.now();
    const { hostname, port } = new URL(school.bot.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.resume();
    const letters = [...'POST /api/messages HTTP/1.1\r\nhost: x\r\n', ...'x'.repeat(1000)];
    const drip = setInterval(() => socket.write(letters.shift() ?? 'x'), 10);
    // A reset closes it too; `once` would reject.
    await new Promise((resolve) => socket.once('close', resolve));
    clearInterval(drip);
    // The thousand letters would take ten seconds.
    assert.ok(performance.now() - began < 5000);
  });

  it('closes on a caller who does not end the body', async () => {
    const answer = await raw(
      school.bot.url,
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"ty',
    );
    assert.equal(statusOf(answer), 408);
  });

  const head = 'GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n';
  const rawRequests: readonly [string, string, number][] = [
    ['headers of 20 kB', `${head}x: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['80 headers', `${head}${'x: y\r\n'.repeat(80)}\r\n`, 431],
    ['2,000 headers', `${head}${'x: y\r\n'.repeat(2000)}\r\n`, 431],
    ['no host', 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a null in a header', `${head}x: a\0b\r\n\r\n`, 400],
  ];
  for (const [what, bytes, status] of rawRequests) {
    it(`answers ${what} with ${status}`, async () => {
      assert.equal(statusOf(await raw(school.bot.url, bytes)), status);
      assert.equal((await send('/healthz')).status, 200);
    });
  }
});

describe('the HTTP door of a sandbox', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  const get = (host: string) =>
    raw(school.bot.url, `GET /healthz HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);

  it('answers this machine by its own names', async () => {
    for (const host of [
      '127.0.0.1',
      '127.0.0.1:3978',
      'localhost:3978',
      '[::1]:3978',
      'LOCALHOST',
    ]) {
      const answer = await get(host);
      assert.equal(statusOf(answer), 200, host);
      assert.doesNotMatch(answer, /strict-transport-security/i);
    }
  });

  it('refuses a request that came here under another name, as after DNS rebinding', async () => {
    const names = [
      'evil.example',
      'evil.example:3978',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '127.0.0.1@evil.example',
      '0.0.0.0:3978',
      '[::]',
      '10.0.0.1',
      '',
    ];
    for (const host of names) assert.equal(statusOf(await get(host)), 403, host);
  });
});

function formOf(): FormData {
  const form = new FormData();
  form.set('file', new Blob(['x']), 'roster.csv');
  return form;
}
