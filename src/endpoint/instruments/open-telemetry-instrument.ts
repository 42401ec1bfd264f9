import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Span, SpanOptions } from '@opentelemetry/api'
import type { Instrument, Work } from './instrument.ts'

/**
 * A span for each request and for each call of the upstream, through whatever
 * is registered with OpenTelemetry's API; nothing where nothing is. Within a
 * span of the host's own server the request's span is inside it. Trace headers
 * of visitors are not read: who may begin a trace is for the host to say.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function openTelemetryInstrument(): Instrument {
  return {
    begin(work) {
      const span = trace.getTracer('sessionframe').startSpan(nameOf(work), optionsOf(work))
      return {
        run: (inner) => context.with(trace.setSpan(context.active(), span), inner),
        end({ code, status }) {
          if (status !== undefined) span.setAttribute('http.response.status_code', status)
          if (code !== null) mark(span, code, status)
          span.end()
        },
      }
    },
  }
}

const nameOf = (work: Work) =>
  work.kind === 'upstream' ? work.operation : `${work.method} ${work.route}`

function optionsOf(work: Work): SpanOptions {
  if (work.kind === 'upstream') {
    return { kind: SpanKind.CLIENT, attributes: { 'sessionframe.upstream': work.upstream } }
  }
  const isInner = trace.getActiveSpan() !== undefined
  return {
    kind: isInner ? SpanKind.INTERNAL : SpanKind.SERVER,
    attributes: { 'http.request.method': work.method, 'http.route': work.route },
  }
}

/** What a client did wrong is no error of a server's span. */
function mark(span: Span, code: string, status: number | undefined): void {
  span.setAttribute('error.type', code)
  if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
}
