import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Ihre Antworten wurden gesendet',
  formClosedText:
    'Dieses Formular wurde abgesendet und ist jetzt geschlossen. Hier ist nichts weiter zu tun.',
  formExpired: 'Dieses Formular ist geschlossen',
  formExpiredText:
    'Die Zeit zum Ausfüllen ist abgelaufen. Gehen Sie auf die Seite zurück, von der Sie kamen, und beginnen Sie neu; Ihre bisherigen Eingaben wurden nicht gesendet.',
  bookingClosed: 'Ihr Termin ist gebucht',
  bookingClosedText: 'Diese Seite hat ihren Zweck erfüllt. Hier ist nichts weiter zu tun.',
  bookingExpired: 'Diese Buchungsseite ist geschlossen',
  bookingExpiredText:
    'Die Zeit für die Terminauswahl ist abgelaufen. Gehen Sie auf die Seite zurück, von der Sie kamen, und beginnen Sie neu.',
  closeNow: 'Sie können diese Seite jetzt schließen.',
  notFound: 'Dieser Link funktioniert nicht',
  notFoundText:
    'Er ist vielleicht unvollständig oder wurde durch einen neueren ersetzt. Gehen Sie auf die Seite zurück, von der Sie kamen, und beginnen Sie neu.',
  internal: 'Hier ist etwas schiefgegangen',
  internalText:
    'Das liegt an uns, nicht an Ihnen. Laden Sie die Seite gleich noch einmal; was gespeichert wurde, ist noch da.',
  refused: 'Das konnte nicht gesendet werden',
  refusedText:
    'Gehen Sie zurück und versuchen Sie es erneut; Ihre Eingaben stehen noch auf der vorigen Seite.',
  tooLargeText:
    'Es ist zu umfangreich. Gehen Sie zurück, kürzen Sie es und versuchen Sie es erneut; Ihre Eingaben stehen noch auf der vorigen Seite.',

  askUnsubscribe: 'Abmelden?',
  askUnsubscribeText: 'Sie erhalten dann keine E-Mails dieser Art mehr.',
  askUnsubscribeFrom: 'Sie erhalten dann keine E-Mails dieser Art mehr von {sender}.',
  unsubscribe: 'Abmelden',
  unsubscribed: 'Sie sind abgemeldet',
  unsubscribedText: 'Sie erhalten keine E-Mails dieser Art mehr. Hier ist nichts weiter zu tun.',
  noMail: 'Diese E-Mail ist nicht mehr hier',
  noMailText:
    'Wer sie gesendet hat, hat sie entfernt. Wenn Sie sie noch in Ihrem Mailprogramm haben, lesen Sie sie dort.',
  noMailLink: 'Dieser Link funktioniert nicht',
  noMailLinkText:
    'Er ist vielleicht unvollständig: Manche Programme brechen lange Links um. Gehen Sie zur E-Mail zurück und kopieren Sie dort den ganzen Link.',
  askForward: 'Diese E-Mail jemandem zeigen?',
  askForwardText:
    'Sie erhalten einen Link zu einer Kopie, den Sie weitergeben können. Die Kopie enthält keinen Ihrer eigenen Links, aber Ihren Namen, wo die E-Mail ihn nennt.',
  getLink: 'Link anfordern',
  forward: 'Geben Sie diesen Link weiter, an wen Sie möchten',
  writeMail: 'E-Mail damit schreiben',
}
