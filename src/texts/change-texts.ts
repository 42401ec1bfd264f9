import { texts as en } from './changes/en.ts'
import type { ChangeTexts } from './changes/en.ts'
import type { Language } from './languages.ts'

/** One table per language that has one. */
const TABLES: Partial<Record<Language, ChangeTexts>> = { en }

/** In this language, or in English where nobody has written them yet. */
export function changeTexts(language: Language): ChangeTexts {
  return TABLES[language] ?? en
}
