import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'zh-Hant',
  journey: '表單',
  appointment: '預約',
  loading: '正在載入',
  link: '在新分頁中開啟',
  retry: '重試',
  restart: '重新開始',
  close: '關閉',
  start: '開始',
  consent: '將載入其他網站的內容。',
  required: '請先完成此步驟。',
  signIn: '請登入或索取新的連結。',
  tryAgain: '目前無法使用。請稍候再試。',
  unavailable: '無法使用此內容。',
  offline: '您已離線。恢復網路連線後將自動繼續。',
  ended: '此工作階段已結束。',
  blocked: '此內容無法在這裡顯示。請在新分頁中開啟。',
}
