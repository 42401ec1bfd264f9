/** Loaded by the script tag where it has `data-site`. The elements are there by then. */
import { openSession } from '../visitor/open-session.ts'
import type { VisitorOptions } from '../visitor/visitor.ts'
import type { VisitorCall } from './visitor-calls.ts'
import { visitorClient } from '../visitor/visitor-client.ts'

const tag = document.querySelector<HTMLScriptElement>('script[data-site][data-endpoint]')

if (tag) {
  // Any other word than the one that lets it begin makes it wait for consent.
  const visitor = visitorClient(tag.dataset as unknown as VisitorOptions, openSession)
  const run = ([method, ...values]: VisitorCall) =>
    (visitor[method] as ((...values: unknown[]) => void) | undefined)?.(...values)
  const early = window.sessionframeVisitor
  window.sessionframeVisitor = Object.assign(visitor, {
    push(...calls: VisitorCall[]) {
      calls.forEach(run)
      return 0
    },
  })
  // A client that is there already has none.
  ;(early as VisitorCall[] | undefined)?.forEach?.(run)
  // oxlint-disable-next-line no-console -- the owner is looking there
} else console.warn('Sessionframe: data-site wants data-endpoint.')
