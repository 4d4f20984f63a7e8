import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that talks to a bot at full speed. */
export type Load = {
  serviceUrl: string;
  /** Posts an activity and waits for the bot's HTTP answer. */
  post(botUrl: string, activity: object): Promise<string>;
  /** Resolves with the next message that the bot sends into the conversation. */
  reply(conversation: string): Promise<void>;
  close(): Promise<void>;
};

/** A connector that accepts everything at once, to measure only the bot. */
export async function startLoad(): Promise<Load> {
  const waiting = new Map<string, () => void>();
  let sequence = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      sequence += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"id":"m${sequence}"}`);
      const conversation = decodeURIComponent(request.url?.split('/')[3] ?? '');
      const done = waiting.get(conversation);
      waiting.delete(conversation);
      done?.();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    post: async (botUrl, activity) => {
      const response = await fetch(`${botUrl}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return response.text();
    },
    reply: (conversation) =>
      new Promise((done) => {
        waiting.set(conversation, done);
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Figures = { perSecond: number; p50: number; p99: number };

/**
 * Runs `once` `count` times, `lanes` at a time, one after another in each lane.
 * @returns how many per second, and the time of each in milliseconds
 */
export async function measure(
  count: number,
  lanes: number,
  work: (lane: number, index: number) => Promise<unknown>,
): Promise<Figures> {
  const times: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let index = next++; index < count; index = next++) {
        const start = performance.now();
        await work(lane, index);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

export function line(name: string, { perSecond, p50, p99 }: Figures): string {
  return `${name.padEnd(34)} ${perSecond.toFixed(0).padStart(7)}/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`;
}
