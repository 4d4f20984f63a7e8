import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { SpanFacts, SpanName, Traces } from '../core/traces.ts';
import { type AllowedFacts, faultOf } from './allowed.ts';

/** Work that nobody waits for begins a trace of its own, whoever happened to wake it. */
const shapes: { readonly [Name in SpanName]: { kind: SpanKind; begins: boolean } } = {
  turn: { kind: SpanKind.SERVER, begins: true },
  read: { kind: SpanKind.INTERNAL, begins: false },
  decide: { kind: SpanKind.INTERNAL, begins: false },
  deliver: { kind: SpanKind.CONSUMER, begins: true },
  job: { kind: SpanKind.CONSUMER, begins: true },
  teams: { kind: SpanKind.CLIENT, begins: false },
  graph: { kind: SpanKind.CLIENT, begins: false },
  sweep: { kind: SpanKind.INTERNAL, begins: true },
};

/** Items whose turn is remembered; after a restart, or of others, a delivery leads nowhere. */
const mostAsked = 10_000;

/**
 * Spans by OpenTelemetry. What they say is what `attributesOf` lets through; of an error its code alone, and
 * neither message nor stack.
 */
export function spans(tracer: Tracer, attributesOf: AllowedFacts): Traces {
  const current = new AsyncLocalStorage<Span>();
  const askedBy = new Map<string, SpanContext>();
  const begin = (name: SpanName, facts: SpanFacts, cause: SpanContext | undefined): Span => {
    const { kind, begins } = shapes[name];
    const parent = begins ? undefined : current.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const links = cause ? [{ context: cause }] : [];
    return tracer.startSpan(name, { kind, attributes: attributesOf(facts), links }, context);
  };
  const failed = (span: Span, error: unknown): void => {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', faultOf(error));
  };
  return {
    span: async (name, facts, work, item) => {
      const span = begin(name, facts, item && askedBy.get(keyOf(item)));
      try {
        return await current.run(span, work);
      } catch (error) {
        failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    step: (name, facts, work) => {
      const span = begin(name, facts, undefined);
      try {
        return current.run(span, work);
      } catch (error) {
        failed(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    note: (facts) => {
      current.getStore()?.setAttributes(attributesOf(facts));
    },
    asked: (item) => {
      const by = current.getStore()?.spanContext();
      if (!by) return;
      askedBy.set(keyOf(item), by);
      if (askedBy.size <= mostAsked) return;
      const [oldest] = askedBy.keys();
      if (oldest !== undefined) askedBy.delete(oldest);
    },
    ids: () => {
      const span = current.getStore();
      return span?.isRecording() ? { trace: span.spanContext().traceId } : {};
    },
  };
}

function keyOf({ school, id }: { school: string; id: string }): string {
  return `${school}/${id}`;
}
