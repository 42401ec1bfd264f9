import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'תור חדש',
  pending: 'תור ממתין לתשובתך',
  approved: 'התור אושר',
  moved: 'התור הועבר למועד אחר',
  movedText: 'יש הודעה חדשה יותר על המועד החדש.',
  cancelled: 'התור בוטל',
  declined: 'התור נדחה',
  lapsed: 'תוקף הבקשה פג',
  lapsedText: 'איש לא השיב בזמן, ולכן היא נדחתה.',
  handedOver: 'התור כבר אינו אצלך',
  handedOverText: 'הוא הועבר למועד אחר, אצל מישהו אחר.',
  answer: 'אישור או דחייה',
  answerBy: 'ללא תשובה עד {when} הבקשה תידחה.',
  askAnswer: 'לאשר את התור?',
  approve: 'אישור',
  decline: 'דחייה',
  reason: 'סיבה: {reason}',
}
