import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Eine Kopie Ihrer Antworten',
  notYou:
    'Sie erhalten diese E-Mail, weil diese Adresse in das Formular eingegeben wurde. Waren Sie das nicht, brauchen Sie nichts zu tun.',
}
