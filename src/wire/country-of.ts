/**
 * The country of somebody who reads these languages: the first that one of them
 * names, else where most speak the first.
 * @param languages BCP 47, the best first; whatever is no such tag is passed over.
 * @returns ISO 3166, such as "GB"; undefined where nothing is known of it.
 */
export function countryOf(languages: readonly string[]): string | undefined {
  const locales = languages.flatMap(toLocale)
  const named = locales.find(({ region }) => region !== undefined)
  const region = named?.region ?? locales[0]?.maximize().region
  return region !== undefined && /^[A-Z]{2}$/.test(region) ? region : undefined
}

function toLocale(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)]
  } catch {
    return []
  }
}
