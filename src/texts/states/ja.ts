import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: '回答を送信しました',
  formClosedText: 'このフォームは送信され、終了しています。これ以上のお手続きはありません。',
  formExpired: 'このフォームは終了しました',
  formExpiredText:
    '入力期限が過ぎました。元のページに戻って最初からやり直してください。入力されていた内容は送信されていません。',
  bookingClosed: '予約が完了しました',
  bookingClosedText: 'このページでのお手続きは完了しています。これ以上のお手続きはありません。',
  bookingExpired: 'この予約ページは終了しました',
  bookingExpiredText:
    '日時を選ぶ期限が過ぎました。元のページに戻って、最初からやり直してください。',
  closeNow: 'このページを閉じていただけます。',
  notFound: 'このリンクは使えません',
  notFoundText:
    'リンクが途中で切れているか、新しいリンクに変わった可能性があります。元のページに戻って、最初からやり直してください。',
  internal: '問題が発生しました',
  internalText:
    'こちら側の問題です。しばらくしてからページを再読み込みしてください。保存された内容は残っています。',
  refused: '送信できませんでした',
  refusedText: '前のページに戻って、もう一度お試しください。入力内容は前のページに残っています。',
  tooLargeText:
    '内容が大きすぎます。前のページに戻って短くし、もう一度お試しください。入力内容は前のページに残っています。',

  askUnsubscribe: '配信を停止しますか？',
  askUnsubscribeText: 'この種類のメールは今後届かなくなります。',
  askUnsubscribeFrom: '{sender}からのこの種類のメールは今後届かなくなります。',
  unsubscribe: '配信を停止',
  unsubscribed: '配信を停止しました',
  unsubscribedText: 'この種類のメールは今後届きません。これ以上のお手続きはありません。',
  noMail: 'このメールはもうありません',
  noMailText: '送信者が削除しました。メールソフトに残っている場合は、そちらでお読みください。',
  noMailLink: 'このリンクは使えません',
  noMailLinkText:
    '長いリンクは途中で切れることがあります。メールに戻り、リンク全体をコピーしてください。',
  askForward: 'このメールを誰かに見せますか？',
  askForwardText:
    '写しへのリンクを取得し、好きな相手に送ることができます。写しにはあなた専用のリンクは含まれませんが、メール内のお名前は含まれます。',
  getLink: 'リンクを取得',
  forward: 'このリンクを好きな相手に送ってください',
  writeMail: 'リンクを入れたメールを書く',
}
