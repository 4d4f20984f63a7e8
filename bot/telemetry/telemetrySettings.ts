import { z } from 'zod';
import { isLoopback } from '../core/loopback.ts';

const samplerNames = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;

const endpoint = z.url({ protocol: /^https?$/, error: 'expected an http or https address' });

const exporter = z.enum(['otlp', 'none'], { error: 'expected otlp or none' }).default('otlp');

/** "name=value,name=value", percent-encoded: the standard's way to write headers and attributes. */
const pairs = z.string().transform((text, context) => {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  try {
    return Object.fromEntries(parts.map(pairOf));
  } catch {
    context.addIssue({ code: 'custom', message: 'expected name=value, separated by commas' });
    return z.NEVER;
  }
});

function pairOf(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  if (at < 1) throw new URIError('no pair');
  const [name, value] = [part.slice(0, at), part.slice(at + 1)];
  return [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
}

/** OpenTelemetry's own variables, as far as they are read here. */
export const telemetryVariables = {
  OTEL_SDK_DISABLED: z.enum(['true', 'false']).default('false'),
  /** Set, traces and metrics go there. */
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint.optional(),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: endpoint.optional(),
  /** May hold a key. */
  OTEL_EXPORTER_OTLP_HEADERS: pairs.default({}),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .literal('http/protobuf', { error: 'expected http/protobuf, the one that is spoken here' })
    .default('http/protobuf'),
  OTEL_TRACES_EXPORTER: exporter,
  OTEL_METRICS_EXPORTER: exporter,
  OTEL_SERVICE_NAME: z.string().max(100).default('naervaer'),
  OTEL_RESOURCE_ATTRIBUTES: pairs.default({}),
  OTEL_TRACES_SAMPLER: z
    .enum(samplerNames, { error: `expected one of ${samplerNames.join(', ')}` })
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce.number().int().min(1_000).max(3_600_000).default(60_000),
} as const;

type Values = z.output<z.ZodObject<typeof telemetryVariables>>;

/** Where traces and metrics go, and how. */
export type TelemetrySettings = {
  /** Undefined where the signal is off. */
  tracesUrl: string | undefined;
  metricsUrl: string | undefined;
  headers: Readonly<Record<string, string>>;
  service: string;
  /** Attributes of the process, as the operator wrote them. */
  resource: Readonly<Record<string, string>>;
  sampler: (typeof samplerNames)[number];
  /** Of the samplers that take a share: which. */
  share: number;
  everyMs: number;
};

/**
 * @returns undefined where nothing is to be sent, or what is wrong
 */
export function telemetryOf(values: Values): TelemetrySettings | string | undefined {
  if (values.OTEL_SDK_DISABLED === 'true') return undefined;
  const base = values.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, '');
  const at = (own: string | undefined, path: string) => own ?? (base && `${base}/v1/${path}`);
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_EXPORTER_OTLP_METRICS_ENDPOINT } = values;
  const tracesUrl =
    values.OTEL_TRACES_EXPORTER === 'none'
      ? undefined
      : at(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, 'traces');
  const metricsUrl =
    values.OTEL_METRICS_EXPORTER === 'none'
      ? undefined
      : at(OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, 'metrics');
  if (tracesUrl === undefined && metricsUrl === undefined) return undefined;
  const headers = values.OTEL_EXPORTER_OTLP_HEADERS;
  const open = [tracesUrl, metricsUrl].some((url) => url !== undefined && !isProtected(url));
  if (open && Object.keys(headers).length > 0) {
    return 'OTEL_EXPORTER_OTLP_HEADERS: expected an https address, which a key may be sent to';
  }
  return {
    tracesUrl,
    metricsUrl,
    headers,
    service: values.OTEL_SERVICE_NAME,
    resource: values.OTEL_RESOURCE_ATTRIBUTES,
    sampler: values.OTEL_TRACES_SAMPLER,
    share: values.OTEL_TRACES_SAMPLER_ARG,
    everyMs: values.OTEL_METRIC_EXPORT_INTERVAL,
  };
}

function isProtected(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopback(hostname);
}
