import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('docket');

/** Runs work as a step of the trace that it belongs to. Attributes are names and ids, never what people wrote. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Work that is begun later, and still belongs to the trace of now. */
export function ofThisTrace<T>(work: () => T): () => T {
  return context.bind(context.active(), work);
}

/** Begins the trace of a request; `next` and all that follows from it belong to it. */
export function beginTrace(name: string, attributes: Attributes, next: () => void): Span {
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes, root: true });
  context.with(trace.setSpan(context.active(), span), next);
  return span;
}

/** For log lines; empty where nobody traces. */
export function traceIds(): { readonly traceId?: string } {
  const traceId = trace.getActiveSpan()?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}
