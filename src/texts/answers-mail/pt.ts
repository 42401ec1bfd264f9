import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Uma cópia das suas respostas',
  notYou:
    'Você recebeu este e-mail porque este endereço foi informado no formulário. Se não foi você, pode ignorá-lo.',
}
