/**
 * The first language that is wanted of those that there are, or null. Who wants `de-AT` is given
 * `de`, and who wants `zh-TW` what there is in the same script. All are tags of BCP 47; what is none is passed over.
 */
export function matchLanguage(
  wanted: readonly string[],
  available: readonly string[],
): string | null {
  for (const tag of wanted) {
    const own = available.find((one) => one.toLowerCase() === tag.toLowerCase())
    const script = scriptOf(tag)
    const found = own ?? available.find((one) => script !== null && scriptOf(one) === script)
    if (found !== undefined) return found
  }
  return null
}

/** Which way a language is written. https://www.unicode.org/iso15924/iso15924-codes.html */
export function directionOfTag(tag: string): 'ltr' | 'rtl' {
  return /-(Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg)$/.test(scriptOf(tag) ?? '') ? 'rtl' : 'ltr'
}

/** Language and script, such as "zh-Hant", which no tag needs to say. */
function scriptOf(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script ?? ''}`
  } catch {
    return null
  }
}
