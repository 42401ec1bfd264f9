import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: '原时间：{when}',
  manage: '更改或取消预约',
  reminder: '预约提醒',
}
