import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Een kopie van je antwoorden',
  notYou:
    'Je krijgt deze e-mail omdat dit adres in het formulier is ingevuld. Was jij dat niet, dan kun je deze e-mail negeren.',
}
