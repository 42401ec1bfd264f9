import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: '{page}/{pages}ページ',
  problem: 'エラー：{title}',
  problems: { other: '入力内容に問題があります' },
  mustFill: 'は必須項目です',
  choose: '選択してください…',
  back: '戻る',
  next: '次へ',
  submit: '送信',
  sending: '送信しています…',
  retry: '再試行',
  saved: '保存しました',
  waiting: '接続が切れました。入力内容はこのページに残っており、接続が戻ると保存されます。',
  connected: '接続が戻り、すべて保存されました。',
  notSaved:
    '入力内容を保存できませんでした。このページには残っています。続けて入力し、ページを離れる前に送信してください。',
  notSent: '接続が切れたため、回答を送信できませんでした。入力内容はすべて残っています。',
  notTaken:
    '回答を送信できませんでした。入力内容はすべて残っています。確認して、もう一度お試しください。',
  typed: '入力されていた内容',
  yes: 'はい',
  no: 'いいえ',
  thanks: 'ありがとうございました',
  thanksText: '回答を送信しました。',
  closed: 'このフォームは送信済みです',
  closedText:
    '別のウィンドウまたは端末から送信され、終了しています。それ以降にここで入力した内容は送信されていません。',
  expired: 'このフォームの入力期限が過ぎました',
  expiredText:
    '回答は送信されていません。必要な内容をコピーし、元のページに戻って最初からやり直してください。',

  required: '「{label}」を入力してください。',
  requiredTick: '続けるには「{label}」にチェックを入れてください。',
  requiredChoice: '「{label}」の回答を選んでください。',
  email: 'name@example.comのようなメールアドレスを入力してください。',
  tel: '+81 3 0000 0000のような電話番号を入力してください。',
  number: '1500や1500.50のように、空白やコンマを使わず半角数字で入力してください。',
  date: '実在する日付を、年・月・日すべて入力してください。',
  min: '{min}以上を入力してください。',
  max: '{max}以下を入力してください。',
  tooLong: '{length}文字以内に短くしてください。',
  option: '「{label}」の選択肢から選んでください。',
  readOnlyEmpty: '「{label}」は入力済みのはずでした。このまま続けられます。',
}
