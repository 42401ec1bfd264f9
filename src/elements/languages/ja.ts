import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'ja',
  journey: 'フォーム',
  appointment: '予約',
  loading: '読み込み中',
  link: '新しいタブで開く',
  retry: '再試行',
  restart: '最初からやり直す',
  close: '閉じる',
  start: '開始',
  consent: '別のウェブサイトのコンテンツを読み込みます。',
  required: '先にこちらを完了してください。',
  signIn: 'ログインするか、新しいリンクを請求してください。',
  tryAgain: '現在ご利用いただけません。しばらく待ってから、もう一度お試しください。',
  unavailable: 'このコンテンツはご利用いただけません。',
  offline: 'オフラインです。接続が回復すると再開します。',
  ended: 'このセッションは終了しました。',
  blocked: 'ここには表示できません。新しいタブで開いてください。',
}
