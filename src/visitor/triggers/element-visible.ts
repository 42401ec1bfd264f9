import type { ElementVisibleTrigger } from '../../wire/visitor.ts'
import { oneForAll } from './one-for-all.ts'
import { selectorIndex, type Sought } from './selector-index.ts'
import type { Fire, Stop, Trigger } from './trigger.ts'

interface Entry extends Sought {
  fire: Fire
  /** Elements in view that it has been set off by. */
  told: WeakSet<Element>
}

const index = selectorIndex<Entry>()
/** Elements in view, of those that are watched. */
let inView = new WeakSet<Element>()
let watch: (element: Element) => void

const listen = oneForAll<Entry>(() => {
  const seen = new IntersectionObserver(
    (records) => {
      for (const record of records) note(record)
    },
    // Of something longer than the view, a tenth may fill half of it.
    { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  )
  watch = (element) => seen.observe(element)
  const consider = (element: Element) => {
    if (inView.has(element)) tell(element)
    else if (index.find(element).length) watch(element)
  }
  const fresh = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') consider(target as Element)
      for (const node of addedNodes) {
        if (node instanceof Element) [node, ...node.querySelectorAll('*')].forEach(consider)
      }
    }
  })
  fresh.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'id'],
  })
  return () => {
    seen.disconnect()
    fresh.disconnect()
    inView = new WeakSet()
  }
})

function note({
  target,
  intersectionRatio,
  intersectionRect: { width, height },
}: IntersectionObserverEntry): void {
  const visible = width > 0 && (intersectionRatio >= 0.5 || height >= innerHeight / 2)
  if (visible) {
    inView.add(target)
    tell(target)
  } else if (inView.delete(target)) {
    for (const { told } of index.find(target)) told.delete(target)
  }
}

/** Tells all who have not heard yet that it is in view. */
function tell(element: Element): void {
  for (const { told, fire } of index.find(element)) {
    if (told.has(element)) continue
    told.add(element)
    fire(() => element.isConnected && inView.has(element))
  }
}

/** Set off each time that an element which fits comes into view, now there or later. */
export const elementVisible: Trigger<Pick<ElementVisibleTrigger, 'selector'>> = (
  { selector },
  fire,
): Stop => {
  const entry = { selector, fire, told: new WeakSet<Element>() }
  index.add(entry)
  const stop = listen(entry)
  for (const element of document.querySelectorAll(selector)) {
    // One that is watched already is not told of again.
    if (inView.has(element)) tell(element)
    else watch(element)
  }
  return () => {
    index.remove(entry)
    stop()
  }
}
