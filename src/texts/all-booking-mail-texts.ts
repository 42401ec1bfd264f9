import type { Language } from './languages.ts'
import { texts as en, type BookingMailTexts } from './booking-mail/en.ts'
import { texts as ar } from './booking-mail/ar.ts'
import { texts as de } from './booking-mail/de.ts'
import { texts as es } from './booking-mail/es.ts'
import { texts as fr } from './booking-mail/fr.ts'
import { texts as he } from './booking-mail/he.ts'
import { texts as it } from './booking-mail/it.ts'
import { texts as ja } from './booking-mail/ja.ts'
import { texts as nl } from './booking-mail/nl.ts'
import { texts as pl } from './booking-mail/pl.ts'
import { texts as pt } from './booking-mail/pt.ts'
import { texts as zh } from './booking-mail/zh.ts'
import { texts as zhHant } from './booking-mail/zh-hant.ts'

/** For servers, which send mails in any of them at any time. */
export const BOOKING_MAIL_TEXTS: Readonly<Record<Language, BookingMailTexts>> = {
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
