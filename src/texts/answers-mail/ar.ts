import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'نسخة من إجاباتك',
  notYou:
    'وصلتك هذه الرسالة لأن هذا العنوان أُدخل في النموذج. إن لم تكن أنت من أدخله، فيمكنك تجاهلها.',
}
