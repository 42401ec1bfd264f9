/** The languages of the hosted pages, as they stand in `<html lang>`: English and the twelve of the widget. */
export const LANGUAGES = [
  'en',
  'ar',
  'de',
  'es',
  'fr',
  'he',
  'it',
  'ja',
  'nl',
  'pl',
  'pt',
  'zh',
  'zh-Hant',
] as const

export type Language = (typeof LANGUAGES)[number]

/** Ours for a language tag (BCP 47), or null: "pt-BR" is "pt", "zh-TW" is "zh-Hant". */
export function languageOf(tag: string): Language | null {
  const [main] = tag.toLowerCase().split('-')
  const name = /^zh-(hant|tw|hk|mo)/i.test(tag) ? 'zh-Hant' : main
  return LANGUAGES.find((one) => one === name) ?? null
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
}
