import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Kopia odpowiedzi z formularza',
  notYou:
    'Ta wiadomość została wysłana, ponieważ w formularzu podano ten adres. Jeśli to pomyłka, można ją zignorować.',
}
