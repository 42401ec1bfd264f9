import type { Translation } from '../text.ts'

/** What the copy of somebody's answers says, besides what the form's page says too. */
export const texts = {
  heading: 'A copy of your answers',
  notYou:
    'You get this e-mail because this address was entered in the form. If that was not you, you can ignore it.',
}

export type AnswersMailTexts = Translation<typeof texts>
