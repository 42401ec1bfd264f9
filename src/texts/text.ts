/** The forms that a language has for a number; `{count}` is it. https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** What a language has to say where English says this. In a text, `{name}` stands for what is put in there. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural
}

/** Arabic and Hebrew. */
const RIGHT_TO_LEFT = /[\u0590-\u06ff]/

/**
 * Puts values into the places that a text has for them. In a text from right to
 * left each keeps its own order: https://www.w3.org/International/articles/inline-bidi-markup/#dirisolation
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  const isolated = RIGHT_TO_LEFT.test(text)
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    return typeof value === 'string' && isolated ? `\u2068${value}\u2069` : String(value ?? place)
  })
}

/** @param locale BCP 47; numbers are written in its way. */
export function plural(forms: Plural, count: number, locale: string): string {
  const text = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  const digits = new Intl.NumberFormat(locale).format(count)
  return text.replaceAll('{count}', digits)
}
