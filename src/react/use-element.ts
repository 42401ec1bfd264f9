import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { SessionElement } from '../elements/session-element.ts'
import {
  EVENTS,
  PROPERTIES,
  type SessionListeners,
  type SessionProps,
} from '../props/session-props.ts'

/** On a server there is no layout, and React 18 would say so. */
const useCommit = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * Gives an element what is in no markup, and hears what it tells.
 *
 * React 18 does neither, and React 19 not for an element that came with the
 * page: it hydrates without setting properties or adding listeners.
 */
export function useElement<Element extends SessionElement>(
  props: SessionProps & SessionListeners,
): RefObject<Element | null> {
  const element = useRef<Element>(null)
  const committed = useRef<SessionProps & SessionListeners>({})

  useCommit(() => {
    const before = committed.current
    committed.current = props
    for (const name of PROPERTIES) {
      if (element.current && props[name] !== before[name]) {
        Object.assign(element.current, { [name]: props[name] })
      }
    }
  })

  // Listeners of its own, so that a callback of another render costs nothing.
  useCommit(() => {
    const stop = new AbortController()
    for (const [listener, event] of Object.entries(EVENTS)) {
      const call = (fired: Event) =>
        committed.current[listener as keyof SessionListeners]?.(fired as never)
      element.current?.addEventListener(event, call, { signal: stop.signal })
    }
    return () => stop.abort()
  }, [])

  return element
}
