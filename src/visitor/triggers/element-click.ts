import type { ElementClickTrigger } from '../../wire/visitor.ts'
import { listen } from './listen.ts'
import { oneForAll } from './one-for-all.ts'
import { selectorIndex } from './selector-index.ts'
import { always, type Fire, type Trigger } from './trigger.ts'

type Options = Pick<ElementClickTrigger, 'selector' | 'text'>

const index = selectorIndex<Options & { fire: Fire }>()

// Before anybody else, who could keep it from us.
const hearClicks = oneForAll(() => listen(window, 'click', clicked, true))

/**
 * Set off by a click on an element that fits, or on something in it, also
 * within open shadow roots; a selector does not look across their borders.
 */
export const elementClick: Trigger<Options> = (options, fire) => {
  const entry = { ...options, fire }
  index.add(entry)
  const stop = hearClicks(entry)
  return () => {
    index.remove(entry)
    stop()
  }
}

function clicked(event: MouseEvent): void {
  const told = new Set<Fire>()
  for (const element of event.composedPath()) {
    if (!(element instanceof Element)) continue
    for (const { text, fire } of index.find(element)) {
      if (told.has(fire) || (text && !hasText(element, text))) continue
      told.add(fire)
      fire(always)
    }
  }
}

const hasText = ({ textContent }: Element, text: string) =>
  textContent.replaceAll(/\s+/g, ' ').includes(text)
