import { InvalidArgumentError } from 'commander'

/** A TCP port; 0 takes a free one. */
export function portOption(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes a free one.')
}

/** An id of the upstream. */
export function idOption(text: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(text)) return text
  throw new InvalidArgumentError('An id is 1 to 64 letters, digits, hyphens or underscores.')
}

/** `90s`, `15m`, `1h` or `30d`; gives seconds. */
export function durationOption(text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text)
  const seconds = match
    ? Number(match[1]) * { s: 1, m: 60, h: 3600, d: 86_400 }[match[2] as 's' | 'm' | 'h' | 'd']
    : 0
  if (seconds > 0) return seconds
  throw new InvalidArgumentError(
    'A duration is a number with s, m, h or d, such as 90s, 15m or 1h.',
  )
}

/** For an option that may be given again and again. */
export const collectOption = (value: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  value,
]
