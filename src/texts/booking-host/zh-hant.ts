import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: '新預約',
  pending: '有一個預約等待您答覆',
  approved: '此預約已核准',
  moved: '預約已改期',
  movedText: '關於新時間，請查看較新的郵件。',
  cancelled: '預約已取消',
  declined: '預約已拒絕',
  lapsed: '此請求已過期',
  lapsedText: '無人及時答覆，因此已被拒絕。',
  handedOver: '有一個預約不再由您負責',
  handedOverText: '已改到其他時間，由其他人負責。',
  answer: '核准或拒絕',
  answerBy: '如果在 {when} 之前沒有答覆，將被拒絕。',
  askAnswer: '要核准此預約嗎？',
  approve: '核准',
  decline: '拒絕',
  reason: '原因：{reason}',
}
