import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'ご回答の控え',
  notYou:
    'このメールは、フォームにこのアドレスが入力されたためお送りしています。お心当たりがない場合は、破棄してください。',
}
