import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: '新しい予約',
  pending: '回答待ちの予約があります',
  approved: 'この予約は承認されました',
  moved: '予約の日時が変更されました',
  movedText: '新しい日時については、より新しいメールをご覧ください。',
  cancelled: '予約がキャンセルされました',
  declined: '予約は承認されませんでした',
  lapsed: 'この申し込みは期限切れです',
  lapsedText: '期限までに回答がなかったため、お断りした扱いになりました。',
  handedOver: '予約の担当が変わりました',
  handedOverText: '別の日時に、別の担当者で変更されました。',
  answer: '承認または却下',
  answerBy: '{when}までに回答がない場合は、お断りした扱いになります。',
  askAnswer: 'この予約を承認しますか？',
  approve: '承認する',
  decline: '却下する',
  reason: '理由：{reason}',
}
