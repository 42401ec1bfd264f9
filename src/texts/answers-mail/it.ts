import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Una copia delle risposte',
  notYou:
    'Questa e-mail è stata inviata perché questo indirizzo è stato inserito nel modulo. Se non è stato lei, può ignorarla.',
}
