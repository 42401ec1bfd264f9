/**
 * "1 hour 30 minutes", as the language has it.
 * @param minutes Whole ones.
 * @param locale BCP 47
 */
export function durationInWords(minutes: number, locale: string): string {
  const words = (count: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? words(hours, 'hour') : '', rest > 0 ? words(rest, 'minute') : '']
  return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(
    parts.filter((part) => part !== ''),
  )
}
