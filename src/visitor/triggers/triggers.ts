import type { VisitorTrigger } from '../../wire/visitor.ts'
import { customEvent } from './custom-event.ts'
import { elementClick } from './element-click.ts'
import { elementVisible } from './element-visible.ts'
import { exitIntent } from './exit-intent.ts'
import { manual } from './manual.ts'
import { scrollDepth } from './scroll-depth.ts'
import { timeOnPage } from './time-on-page.ts'
import type { Fire, Stop, Trigger } from './trigger.ts'
import { urlMatch } from './url-match.ts'

/** By the word for it in an answer. */
export const TRIGGERS: {
  [Type in VisitorTrigger['type']]: Trigger<Extract<VisitorTrigger, { type: Type }>>
} = {
  URL_MATCH: urlMatch,
  ELEMENT_CLICK: elementClick,
  CUSTOM_EVENT: customEvent,
  MANUAL: manual,
  EXIT_INTENT: exitIntent,
  SCROLL_DEPTH: scrollDepth,
  TIME_ON_PAGE: timeOnPage,
  ELEMENT_VISIBLE: elementVisible,
}

/** Watches for any trigger, by its type. */
export function watchFor(trigger: VisitorTrigger, fire: Fire): Stop {
  // Its type is what the table is by.
  const watch = TRIGGERS[trigger.type] as Trigger<VisitorTrigger>
  return watch(trigger, fire)
}
