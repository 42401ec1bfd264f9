/** Whole seconds until an ISO 8601 instant; Infinity for one that never comes or cannot be read. */
export function secondsLeft(expiresAt: string | null, now: Date): number {
  const time = expiresAt === null ? Number.NaN : Date.parse(expiresAt)
  return Number.isNaN(time) ? Infinity : Math.floor((time - now.getTime()) / 1000)
}
