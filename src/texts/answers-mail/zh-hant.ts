import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: '您的回答副本',
  notYou: '您收到這封郵件，是因為有人在表單中填寫了此地址。如果不是您本人填寫，請忽略本郵件。',
}
