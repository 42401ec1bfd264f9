import type { Language } from './languages.ts'
import { texts as en, type AnswersMailTexts } from './answers-mail/en.ts'
import { texts as ar } from './answers-mail/ar.ts'
import { texts as de } from './answers-mail/de.ts'
import { texts as es } from './answers-mail/es.ts'
import { texts as fr } from './answers-mail/fr.ts'
import { texts as he } from './answers-mail/he.ts'
import { texts as it } from './answers-mail/it.ts'
import { texts as ja } from './answers-mail/ja.ts'
import { texts as nl } from './answers-mail/nl.ts'
import { texts as pl } from './answers-mail/pl.ts'
import { texts as pt } from './answers-mail/pt.ts'
import { texts as zh } from './answers-mail/zh.ts'
import { texts as zhHant } from './answers-mail/zh-hant.ts'

/** For servers, which send mails in any of them at any time. */
export const ANSWERS_MAIL_TEXTS: Readonly<Record<Language, AnswersMailTexts>> = {
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
