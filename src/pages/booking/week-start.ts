/** Not in every engine yet: https://tc39.es/proposal-intl-locale-info/ */
interface LocaleWithWeek {
  getWeekInfo?(): { firstDay: number }
  weekInfo?: { firstDay: number }
}

/** The first day of the week where the locale is at home: 1 is Monday, 7 is Sunday. */
export function weekStartOf(locale: string): number {
  const known: LocaleWithWeek = new Intl.Locale(locale) as LocaleWithWeek
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}
