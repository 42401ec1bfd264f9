import type { Stop } from './trigger.ts'

export function listen(
  target: EventTarget,
  type: string,
  hear: (event: never) => void,
  capture?: boolean,
): Stop {
  const listener = hear as EventListener
  target.addEventListener(type, listener, capture)
  return () => target.removeEventListener(type, listener, capture)
}
