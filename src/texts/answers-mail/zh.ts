import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: '您的回答副本',
  notYou: '您收到这封邮件，是因为有人在表单中填写了此地址。如果不是您本人填写，请忽略本邮件。',
}
