import type { ScrollDepthTrigger } from '../../wire/visitor.ts'
import { listen } from './listen.ts'
import { oneForAll } from './one-for-all.ts'
import type { Fire, Trigger } from './trigger.ts'

interface Entry extends Pick<ScrollDepthTrigger, 'percent'> {
  fire: Fire
  /** The address where it was set off. */
  at?: string
}

/** How much of the page has been above the view's lower edge, in percent. */
function depth(): number {
  const { scrollHeight } = document.documentElement
  // Zoomed pages are scrolled to fractions of a pixel.
  return ((scrollY + innerHeight + 1) / scrollHeight) * 100
}

function look(entries: Iterable<Entry>): void {
  const here = location.href
  const now = depth()
  for (const entry of entries) {
    if (entry.at === here || now < entry.percent) continue
    entry.at = here
    entry.fire(() => location.href === here)
  }
}

// Browsers tell of scrolling once a frame at most.
const hearScrolls = oneForAll<Entry>((entries) => listen(window, 'scroll', () => look(entries)))

/**
 * Set off once for each address, when so much of the page has been in view; at
 * once by a page that is no longer than that. Of another address, which may not
 * have its content yet, only scrolling tells.
 */
export const scrollDepth: Trigger<Pick<ScrollDepthTrigger, 'percent'>> = ({ percent }, fire) => {
  const entry = { percent, fire }
  const stop = hearScrolls(entry)
  look([entry])
  return stop
}
