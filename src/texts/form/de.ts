import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Seite {page} von {pages}',
  problem: 'Problem: {title}',
  problems: { one: 'Es gibt ein Problem', other: 'Es gibt einige Probleme' },
  mustFill: 'muss ausgefüllt werden',
  choose: 'Bitte wählen …',
  back: 'Zurück',
  next: 'Weiter',
  submit: 'Absenden',
  review: 'Prüfen Sie Ihre Antworten',
  change: 'Ändern',
  notAnswered: 'Keine Angabe',
  goTo: 'Zu einer Seite',
  sending: 'Wird gesendet …',
  retry: 'Erneut versuchen',
  saved: 'Gespeichert',
  waiting:
    'Die Verbindung ist unterbrochen. Ihre Eingaben bleiben auf dieser Seite und werden gespeichert, sobald die Verbindung wieder da ist.',
  connected: 'Die Verbindung ist wieder da, und alles ist gespeichert.',
  notSaved:
    'Ihre Eingaben konnten nicht gespeichert werden. Sie bleiben auf dieser Seite: Machen Sie weiter und senden Sie alles ab, bevor Sie die Seite verlassen.',
  notSent:
    'Ihre Antworten konnten nicht gesendet werden, weil die Verbindung unterbrochen wurde. Alle Eingaben sind noch da.',
  notTaken:
    'Ihre Antworten konnten nicht gesendet werden. Alle Eingaben sind noch da. Prüfen Sie sie und versuchen Sie es erneut.',
  elsewhere:
    'Dieses Formular wurde auch in einem anderen Fenster oder auf einem anderen Gerät ausgefüllt. Von dort übernommen: {fields}.',
  checkAgain: 'Es wurde noch nichts gesendet. Prüfen Sie Ihre Antworten und senden Sie sie ab.',
  typed: 'Was Sie eingegeben hatten',
  yes: 'Ja',
  no: 'Nein',
  thanks: 'Vielen Dank',
  thanksText: 'Ihre Antworten wurden gesendet.',
  closed: 'Dieses Formular wurde bereits gesendet',
  closedText:
    'Es wurde in einem anderen Fenster oder auf einem anderen Gerät abgesendet und ist jetzt geschlossen. Was Sie seitdem hier eingegeben haben, wurde nicht gesendet.',
  expired: 'Die Zeit zum Ausfüllen ist abgelaufen',
  expiredText:
    'Ihre Antworten wurden nicht gesendet. Kopieren Sie, was Sie brauchen, gehen Sie auf die Seite zurück, von der Sie kamen, und beginnen Sie neu.',

  required: 'Füllen Sie „{label}“ aus.',
  requiredTick: 'Setzen Sie bei „{label}“ ein Häkchen, um fortzufahren.',
  requiredChoice: 'Wählen Sie bei „{label}“ eine Antwort.',
  email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  tel: 'Geben Sie eine Telefonnummer ein, zum Beispiel +49 30 901820.',
  number:
    'Geben Sie eine Zahl in Ziffern ein, zum Beispiel 1500 oder 1500.50, mit Punkt statt Komma und ohne Leerzeichen.',
  date: 'Geben Sie ein vollständiges Datum ein, das es gibt: Tag, Monat und Jahr.',
  min: 'Geben Sie {min} oder mehr ein.',
  max: 'Geben Sie {max} oder weniger ein.',
  tooLong: 'Kürzen Sie dies auf höchstens {length} Zeichen.',
  decimals:
    'Geben Sie einen Betrag mit höchstens {most} Nachkommastellen ein, zum Beispiel 1500.50.',
  noDecimals: 'Geben Sie einen Betrag ohne Nachkommastellen ein, zum Beispiel 1500.',
  tooShort: 'Schreiben Sie mindestens {length} Zeichen.',
  pattern: 'Geben Sie „{label}“ in der verlangten Form ein.',
  time: 'Geben Sie eine Uhrzeit ein, zum Beispiel 14:30.',
  earliest: 'Geben Sie den {day} oder einen späteren Tag ein.',
  latest: 'Geben Sie den {day} oder einen früheren Tag ein.',
  tooFew: 'Wählen Sie mindestens {count} der Antworten.',
  tooMany: 'Wählen Sie höchstens {count} der Antworten.',
  option: 'Wählen Sie bei „{label}“ eine der angegebenen Antworten.',
  addressLine1: 'Straße und Hausnummer',
  addressLine2: 'Adresszusatz',
  addressCity: 'Ort',
  addressRegion: 'Bundesland oder Region',
  addressPostalCode: 'Postleitzahl',
  addressCountry: 'Land',
  postalCode: 'Geben Sie eine Postleitzahl ein, wie sie in diesem Land geschrieben wird.',
  signName: 'Vor- und Nachname',
  signDraw: 'Sie können hier auch eine Unterschrift zeichnen. Der eingegebene Name genügt.',
  signDrawn: 'Gezeichnete Unterschrift',
  undo: 'Rückgängig',
  clear: 'Löschen',
  readOnlyEmpty:
    '„{label}“ hätte für Sie ausgefüllt sein sollen. Sie können ohne diese Angabe weitermachen.',
}
