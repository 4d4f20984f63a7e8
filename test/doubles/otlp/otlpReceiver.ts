import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import protobuf from 'protobufjs';
import { z } from 'zod';

const keyValues = z
  .array(
    z.object({
      key: z.string(),
      value: z
        .object({
          stringValue: z.string(),
          boolValue: z.boolean(),
          intValue: z.string().transform(Number),
          doubleValue: z.number(),
        })
        .partial(),
    }),
  )
  .default([])
  .transform((all) =>
    Object.fromEntries(all.map(({ key, value }) => [key, Object.values(value)[0]])),
  );

const hex = z.string().transform((base64) => Buffer.from(base64, 'base64').toString('hex'));
const nanos = z.string().transform((text) => Number(BigInt(text) / 1000n) / 1000);

const span = z.object({
  traceId: hex,
  spanId: hex,
  parentSpanId: hex.optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes: keyValues,
  events: z.array(z.unknown()).default([]),
  links: z.array(z.object({ traceId: hex, spanId: hex })).default([]),
  status: z.object({ message: z.string().default(''), code: z.number().default(0) }).optional(),
});

const resource = z.object({ attributes: keyValues });

const traces = z.object({
  resourceSpans: z
    .array(z.object({ resource, scopeSpans: z.array(z.object({ spans: z.array(span) })) }))
    .default([]),
});

const count = z.string().transform(Number);
const number = z.object({ attributes: keyValues, asDouble: z.number().optional() });
const histogram = z.object({
  attributes: keyValues,
  count: count,
  sum: z.number().default(0),
  bucketCounts: z.array(count).default([]),
  explicitBounds: z.array(z.number()).default([]),
});

const metric = z.object({
  name: z.string(),
  description: z.string().default(''),
  gauge: z.object({ dataPoints: z.array(number).default([]) }).optional(),
  sum: z
    .object({
      dataPoints: z.array(number).default([]),
      isMonotonic: z.boolean().default(false),
      aggregationTemporality: z.number(),
    })
    .optional(),
  histogram: z.object({ dataPoints: z.array(histogram).default([]) }).optional(),
});

const metrics = z.object({
  resourceMetrics: z
    .array(z.object({ resource, scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) }))
    .default([]),
});

export type ReceivedSpan = z.output<typeof span>;
export type ReceivedMetric = z.output<typeof metric>;

/** A collector on loopback that keeps and decodes what it is sent. */
export type OtlpReceiver = {
  url: string;
  spans: ReceivedSpan[];
  /** The newest of each name. */
  metrics: Map<string, ReceivedMetric>;
  /** Of the processes that sent. */
  resources: Record<string, unknown>[];
  headers: IncomingHttpHeaders[];
  /** The bodies as they came, also what the double does not decode. */
  bodies: Buffer[];
  /** What it answers from now on. */
  setStatus(status: number): void;
  close(): Promise<void>;
};

const schema = protobuf.parse(readFileSync(new URL('./otlp.proto', import.meta.url), 'utf8')).root;

function decoded(type: string, body: Buffer): unknown {
  const message = schema.lookupType(type);
  return message.toObject(message.decode(body), { longs: String, bytes: String });
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  let status = 200;
  const received: Omit<OtlpReceiver, 'url' | 'setStatus' | 'close'> = {
    ...{ spans: [], metrics: new Map(), resources: [], headers: [], bodies: [] },
  };
  const take = (path: string | undefined, body: Buffer) => {
    received.bodies.push(body);
    if (path === '/v1/traces') {
      for (const { resource, scopeSpans } of traces.parse(
        decoded('ExportTraceServiceRequest', body),
      ).resourceSpans) {
        received.resources.push(resource.attributes);
        received.spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
      return;
    }
    if (path !== '/v1/metrics') throw new Error(`nothing is taken at ${path}`);
    for (const { resource, scopeMetrics } of metrics.parse(
      decoded('ExportMetricsServiceRequest', body),
    ).resourceMetrics) {
      received.resources.push(resource.attributes);
      for (const one of scopeMetrics.flatMap((scope) => scope.metrics))
        received.metrics.set(one.name, one);
    }
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      received.headers.push(request.headers);
      if (status === 200) {
        const isPacked = request.headers['content-encoding'] === 'gzip';
        take(request.url, isPacked ? gunzipSync(body) : body);
      }
      response.statusCode = status;
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    ...received,
    url: `http://127.0.0.1:${port}`,
    setStatus: (next) => {
      status = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
