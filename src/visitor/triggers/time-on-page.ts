import type { TimeOnPageTrigger } from '../../wire/visitor.ts'
import { oneForAll } from './one-for-all.ts'
import type { Fire, Trigger } from './trigger.ts'
import { onUrlChange } from './url-changes.ts'

interface Entry extends Pick<TimeOnPageTrigger, 'seconds'> {
  fire: Fire
  done?: boolean
}

/** How often is looked, in milliseconds. */
const TICK = 250

const listen = oneForAll<Entry>((entries) => {
  let spent = 0
  const timer = setInterval(() => {
    if (document.hidden) return
    spent += TICK
    for (const entry of entries) {
      if (entry.done || spent < entry.seconds * 1000) continue
      entry.done = true
      const here = location.href
      entry.fire(() => location.href === here)
    }
  }, TICK)
  const stop = onUrlChange(() => {
    spent = 0
    for (const entry of entries) entry.done = false
  })
  return () => {
    stop()
    clearInterval(timer)
  }
})

/** Set off once for each address, when the page was in front for so long. */
export const timeOnPage: Trigger<Pick<TimeOnPageTrigger, 'seconds'>> = ({ seconds }, fire) =>
  listen({ seconds, fire })
