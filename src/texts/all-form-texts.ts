import type { Language } from './languages.ts'
import { texts as en, type FormTexts } from './form/en.ts'
import { texts as ar } from './form/ar.ts'
import { texts as de } from './form/de.ts'
import { texts as es } from './form/es.ts'
import { texts as fr } from './form/fr.ts'
import { texts as he } from './form/he.ts'
import { texts as it } from './form/it.ts'
import { texts as ja } from './form/ja.ts'
import { texts as nl } from './form/nl.ts'
import { texts as pl } from './form/pl.ts'
import { texts as pt } from './form/pt.ts'
import { texts as zh } from './form/zh.ts'
import { texts as zhHant } from './form/zh-hant.ts'

/** For servers, which write in any of them at any time. */
export const FORM_TEXTS: Readonly<Record<Language, FormTexts>> = {
  en,
  ar,
  de,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  pt,
  zh,
  'zh-Hant': zhHant,
}
