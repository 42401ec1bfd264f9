import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: '新预约',
  pending: '有一个预约等待您答复',
  approved: '此预约已批准',
  moved: '预约已改期',
  movedText: '关于新时间，请查看更新的邮件。',
  cancelled: '预约已取消',
  declined: '预约已拒绝',
  lapsed: '此请求已过期',
  lapsedText: '无人及时答复，因此已被拒绝。',
  handedOver: '有一个预约不再由您负责',
  handedOverText: '已改到其他时间，由其他人负责。',
  answer: '批准或拒绝',
  answerBy: '如果在 {when} 之前没有答复，将被拒绝。',
  askAnswer: '批准此预约吗？',
  approve: '批准',
  decline: '拒绝',
  reason: '原因：{reason}',
}
