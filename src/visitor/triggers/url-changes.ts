import { listen } from './listen.ts'
import { oneForAll } from './one-for-all.ts'
import type { Stop } from './trigger.ts'

/** Tells of every other address that the page gets, whoever gives it one. */
export const onUrlChange = oneForAll<(href: string) => void>((hearers) => {
  let last = location.href
  return watchHistory(() => {
    const { href } = location
    if (href === last) return
    last = href
    for (const hear of hearers) hear(href)
  })
})

function watchHistory(changed: () => void): Stop {
  // https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) return listen(navigation, 'currententrychange', changed)
  const stops = [
    patch('pushState', changed),
    patch('replaceState', changed),
    listen(window, 'popstate', changed),
    listen(window, 'hashchange', changed),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** For engines without `navigation`: nothing tells of these two. Others may have put something in their place too. */
export function patch(name: 'pushState' | 'replaceState', changed: () => void): Stop {
  const isOwn = Object.hasOwn(history, name)
  const original = history[name]
  let heard = true
  const patched: typeof original = function (this: History, ...entry) {
    original.apply(this, entry)
    if (heard) changed()
  }
  history[name] = patched
  return () => {
    heard = false
    // Who came after us calls us: then we stay, and say nothing.
    if (history[name] !== patched) return
    if (isOwn) history[name] = original
    else delete (history as Partial<History>)[name]
  }
}
