import { InvalidArgumentError } from 'commander'

/** A TCP port; 0 takes a free one. */
export function portOption(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes a free one.')
}

/** `90s`, `15m` or `1h`; gives seconds. */
export function durationOption(text: string): number {
  const match = /^(\d{1,6})(s|m|h)$/.exec(text)
  const seconds = match
    ? Number(match[1]) * { s: 1, m: 60, h: 3600 }[match[2] as 's' | 'm' | 'h']
    : 0
  if (seconds > 0) return seconds
  throw new InvalidArgumentError('A duration is a number with s, m or h, such as 90s, 15m or 1h.')
}

/** For an option that may be given again and again. */
export const collectOption = (value: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  value,
]
