import { ANSWERS_MAIL_TEXTS } from '../../../texts/all-answers-mail-texts.ts'
import { FORM_TEXTS } from '../../../texts/all-form-texts.ts'
import { answeredPages } from '../../../texts/form/answered-pages.ts'
import type { AnsweredPage } from '../../../texts/form/answered-pages.ts'
import { languageOf } from '../../../texts/languages.ts'
import type { Language } from '../../../texts/languages.ts'
import { formFlow } from '../../../wire/form-flow.ts'
import { formIn } from '../../../wire/form-translation.ts'
import type { Answers, FormDefinition } from '../../../wire/form.ts'
import { directionOfTag } from '../../../wire/match-language.ts'
import { mailPage } from '../../effects/mail/mail-text.ts'
import { escapeHtml, oneLine } from '../../effects/mail/merge-fields.ts'
import type { CopyLanguage } from './answers-mail-store.ts'

/** What was submitted, as the review shows it, in the language in which it was read. */
export function writeAnswersMail(
  definition: FormDefinition,
  values: Answers,
  { words, locale }: CopyLanguage,
): { subject: string; text: string; html: string } {
  const form = formIn(definition, words)
  const language = languageOf(locale) ?? 'en'
  const { heading, notYou } = ANSWERS_MAIL_TEXTS[language]
  const given = { flow: formFlow(form, values), values }
  const pages = answeredPages(form, given, { texts: FORM_TEXTS[language], locale })
    .map((page) => ({ ...page, answers: page.answers.filter(isShown) }))
    .filter(({ answers }) => answers.length > 0)
  // A form of one page has said so in its own title.
  const title = (page: AnsweredPage) => (page.title === form.title ? [] : [page.title])
  const { notAnswered } = FORM_TEXTS[language]
  const own = ownWords(words, language)
  return {
    subject: oneLine(`${heading}: ${form.title}`),
    text: `${[
      heading,
      form.title,
      ...pages.flatMap((page) => [
        ...title(page).map(underlined),
        ...page.answers.map(({ field, answer }) => {
          return `${field.label}\n${indented(answer || notAnswered)}`
        }),
      ]),
      notYou,
    ].join('\n\n')}\n`,
    html: mailPage(language, [
      `<h1 style="font-size:1.25em">${escapeHtml(heading)}</h1>`,
      `<p>${own(form.title)}</p>`,
      ...pages.flatMap((page) => [
        ...title(page).map((one) => `<h2 style="font-size:1.1em">${own(one)}</h2>`),
        '<dl>',
        ...page.answers.map(({ field, answer }) => {
          const said = field.options && answer !== '' ? own(answer) : lines(answer || notAnswered)
          return `<dt style="font-weight:bold">${own(field.label)}</dt>\n<dd style="margin:0 0 1em"><bdi>${said}</bdi></dd>`
        }),
        '</dl>',
      ]),
      `<p>${escapeHtml(notYou)}</p>`,
    ]),
  }
}

/** What nobody could answer is worth no word. */
function isShown({ answer, changes }: AnsweredPage['answers'][number]): boolean {
  return answer !== '' || changes
}

/** The form's own words say in which language they are, where that is not the mail's. */
function ownWords(words: string | null, language: Language): (text: string) => string {
  if (words === null || languageOf(words) === language) return escapeHtml
  const attributes = `lang="${escapeHtml(words)}" dir="${directionOfTag(words)}"`
  return (text) => `<span ${attributes}>${escapeHtml(text)}</span>`
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

function underlined(title: string): string {
  return `${title}\n${'-'.repeat(Math.min(title.length, 70))}`
}

/** So that nothing in an answer passes for a word of ours. */
function indented(answer: string): string {
  return answer.replaceAll(/^/gm, '  ')
}
