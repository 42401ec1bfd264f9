import { stored } from '../elements/stored.ts'

/** What a browser keeps of a visitor; for as long as the page where it may keep nothing. */
export interface Kept {
  get(name: string): string | undefined
  /** Undefined takes it away. Where there is no room it is lost. */
  set(name: string, text?: string): void
  /** Names with this beginning, in order. */
  names(prefix: string): string[]
}

const PREFIX = 'sessionframe-visitor:'

/** @param storage A function, since in some pages even to look at it throws. */
export function kept(storage: () => Storage): Kept {
  const place: Record<string, string> = stored(storage) ?? {}
  return {
    get: (name) => place[PREFIX + name],
    set(name, text) {
      if (text === undefined) delete place[PREFIX + name]
      else stored(() => (place[PREFIX + name] = text))
    },
    names: (prefix) =>
      Object.keys(place)
        .filter((name) => name.startsWith(PREFIX + prefix))
        .map((name) => name.slice(PREFIX.length))
        .sort(),
  }
}
