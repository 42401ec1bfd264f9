export interface Times {
  start: Date
  end: Date
}

export interface Clock {
  /** BCP 47, as a visitor's browser said it. */
  locale: string
  /** Where that is no locale. */
  language: string
  /** IANA zone. */
  timeZone: string
}

/** From when to when, and below it by which clock: "Greenwich Mean Time (Europe/London)". */
export function timesInWords({ start, end }: Times, { locale, language, timeZone }: Clock): string {
  const options = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const tag = isLocale(locale) ? locale : language
  const times = new Intl.DateTimeFormat(tag, { ...day, ...options }).formatRange(start, end)
  const zone = new Intl.DateTimeFormat(tag, { ...options, timeZoneName: 'long' })
    .formatToParts(start)
    .find(({ type }) => type === 'timeZoneName')
  return `${times}\n${zone?.value ?? timeZone} (${timeZone})`
}

/** With its day, and no zone: that stands beside it. */
export function instantInWords(at: Date, { locale, language, timeZone }: Clock): string {
  const tag = isLocale(locale) ? locale : language
  return new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
    at,
  )
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
