import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: '原時間：{when}',
  manage: '更改或取消預約',
  reminder: '預約提醒',
}
