import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Une copie de vos réponses',
  notYou:
    'Vous recevez cet e-mail parce que cette adresse a été saisie dans le formulaire. Si ce n’était pas vous, vous pouvez l’ignorer.',
}
