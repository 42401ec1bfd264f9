/** The forms that a language has for a number; `{count}` is it. https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** What a language has to say where English says this. In a text, `{name}` stands for what is put in there. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Plural
}

/** Puts values into the places that a text has for them. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** @param locale BCP 47; numbers are written in its way. */
export function plural(forms: Plural, count: number, locale: string): string {
  const text = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return fill(text, { count: new Intl.NumberFormat(locale).format(count) })
}
