import type { Context } from 'hono'
import { languageOf } from '../../texts/languages.ts'
import { formIn, formLanguages } from '../../wire/form-translation.ts'
import type { FormDefinition } from '../../wire/form.ts'
import { matchLanguage } from '../../wire/match-language.ts'
import type { CopyLanguage } from '../sessions/answers-mails/answers-mail-store.ts'
import { visitorLanguage, visitorLanguageOf, wantedLanguages } from './visitor-language.ts'
import type { VisitorLanguage } from './visitor-language.ts'

/** A form in the language that fits its visitor best. */
export interface SpokenForm {
  form: FormDefinition
  /** BCP 47: what its words are in; null where the form does not say. */
  words: string | null
  /** How to say the rest: in the same language, if it is one of ours. */
  visitor: VisitorLanguage
}

/** For what is written to the visitor later. */
export function copyLanguage({ words, visitor }: SpokenForm): CopyLanguage {
  return { words, locale: visitor.locale }
}

export function spokenForm(c: Context, definition: FormDefinition): SpokenForm {
  const languages = formLanguages(definition)
  const wanted = wantedLanguages(c)
  const words = matchLanguage(wanted, languages) ?? languages[0] ?? null
  const form = formIn(definition, words)
  const language = words === null ? null : languageOf(words)
  if (words === null || language === null) return { form, words, visitor: visitorLanguage(c) }
  const same = wanted.filter((tag) => languageOf(tag) === language)
  return { form, words, visitor: visitorLanguageOf([...same, words]) }
}
