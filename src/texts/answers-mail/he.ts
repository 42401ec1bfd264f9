import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'עותק של התשובות שלך',
  notYou: 'ההודעה הזו נשלחה כי הכתובת הזו הוזנה בטופס. אם לא הוזנה על ידך, אפשר להתעלם ממנה.',
}
