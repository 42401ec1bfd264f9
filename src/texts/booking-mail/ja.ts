import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: '変更前：{when}',
  manage: '予約を変更またはキャンセルする',
  reminder: 'ご予約のリマインダー',
}
