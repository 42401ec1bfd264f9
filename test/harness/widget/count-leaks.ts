/** What is still going on: each entry is a thing that was begun and not ended. */
export interface Leaks {
  left(): string[]
  /** Gives the page its own functions back. */
  stop(): void
}

/**
 * Counts what is begun from now on: listeners of the window, the document, media
 * queries and signals' owners, intervals, timeouts, observers and ports.
 */
export function countLeaks(): Leaks {
  const open = new Map<unknown, string>()
  const undo: (() => void)[] = []

  function replace<Name extends string>(
    owner: Record<Name, unknown>,
    name: Name,
    make: (original: (...args: never[]) => unknown) => unknown,
  ): void {
    const original = owner[name]
    owner[name] = make(original as never)
    undo.push(() => (owner[name] = original))
  }

  replace(
    EventTarget.prototype,
    'addEventListener',
    (original) =>
      function add(
        this: EventTarget,
        type: string,
        listener: unknown,
        options?: AddEventListenerOptions,
      ) {
        const lasting =
          this instanceof Window || this instanceof Document || this instanceof MediaQueryList
        if (lasting && !options?.signal?.aborted) {
          const key = {}
          open.set(key, `listener ${type}`)
          options?.signal?.addEventListener('abort', () => open.delete(key))
          if (options?.once)
            Reflect.apply(original, this, [type, () => open.delete(key), { once: true }])
        }
        return Reflect.apply(original, this, [type, listener, options])
      },
  )
  for (const [set, clear] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
  ] as const) {
    replace(window as never, set, (original) => (run: () => void, ...rest: unknown[]) => {
      const ran = () => {
        if (set === 'setTimeout') open.delete(key)
        run()
      }
      const key: unknown = Reflect.apply(original, window, [ran, ...rest])
      open.set(key, `${set} ${String(rest[0])}`)
      return key
    })
    replace(window as never, clear, (original) => (key: unknown) => {
      open.delete(key)
      Reflect.apply(original, window, [key])
    })
  }
  for (const Observer of [IntersectionObserver, ResizeObserver, MutationObserver]) {
    const prototype = Observer.prototype as unknown as Record<'observe' | 'disconnect', unknown>
    replace(
      prototype,
      'observe',
      (original) =>
        function observe(this: unknown, ...rest: unknown[]) {
          open.set(this, Observer.name)
          return Reflect.apply(original, this, rest)
        },
    )
    replace(
      prototype,
      'disconnect',
      (original) =>
        function disconnect(this: unknown) {
          open.delete(this)
          return Reflect.apply(original, this, [])
        },
    )
  }
  replace(
    MessagePort.prototype,
    'start',
    (original) =>
      function start(this: unknown) {
        open.set(this, 'port')
        return Reflect.apply(original, this, [])
      },
  )
  replace(
    MessagePort.prototype,
    'close',
    (original) =>
      function close(this: unknown) {
        open.delete(this)
        return Reflect.apply(original, this, [])
      },
  )
  return {
    left: () => [...open.values()],
    stop: () => undo.forEach((one) => one()),
  }
}
