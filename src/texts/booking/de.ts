import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Mit {host}',
  needsScript:
    'Für die Terminauswahl wird JavaScript benötigt, das hier ausgeschaltet ist. Schalten Sie es ein und laden Sie die Seite neu, oder fragen Sie auf anderem Weg nach einem Termin.',

  loading: 'Freie Termine werden gesucht …',
  failed:
    'Die freien Termine konnten nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  retry: 'Erneut versuchen',
  partMissing:
    'Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und laden Sie die Seite neu.',
  free: { one: '{count} freier Termin', other: '{count} freie Termine' },
  noFree: 'keine freien Termine',
  previousMonth: 'Voriger Monat: {month}',
  nextMonth: 'Nächster Monat: {month}',
  times: 'Freie Termine am {day}',
  chooseDay: 'Wählen Sie einen Tag, um die freien Uhrzeiten zu sehen.',
  noneInMonth: 'Im {month} gibt es keine freien Termine.',
  nextFree: 'Nächster freier Tag: {day}',
  noneLater:
    'Auch danach ist nichts mehr frei. Bitte fragen Sie auf anderem Weg nach einem Termin.',
  seats: { one: 'noch {count} Platz frei', other: 'noch {count} Plätze frei' },
  clocksForward: 'An diesem Tag werden die Uhren vorgestellt.',
  clocksBack: 'An diesem Tag werden die Uhren zurückgestellt.',

  duration: 'Wie lange?',
  location: 'Wo?',
  phone: 'Am Telefon',
  video: 'Videoanruf',
  place: 'Vor Ort',

  zone: 'Zeitzone',
  changeZone: 'Zeitzone ändern',
  zoneHelp: 'Geben Sie eine Stadt, ein Land oder einen Abstand wie GMT+1 ein.',
  zonesFound: { one: '{count} Zeitzone gefunden', other: '{count} Zeitzonen gefunden' },
  noZone: 'Keine Zeitzone gefunden. Versuchen Sie es mit einer größeren Stadt in der Nähe.',
  hours: 'Uhrzeiten anzeigen in',
  hours12: '12 Stunden',
  hours24: '24 Stunden',

  taken: 'Dieser Termin wurde gerade von jemand anderem gebucht. Diese Termine sind noch frei.',
  takenDay:
    'Dieser Termin wurde gerade von jemand anderem gebucht. Bitte wählen Sie einen anderen.',
  notHeld:
    'Dieser Termin konnte nicht für Sie reserviert werden: Die Verbindung wurde unterbrochen. Versuchen Sie es noch einmal.',
  refused:
    'Dieser Termin konnte nicht für Sie reserviert werden. Wählen Sie einen anderen oder laden Sie die Seite neu.',

  questions: 'Ein paar Fragen',
  toReview: 'Weiter',
  yourAnswers: 'Ihre Antworten',
  changeAnswers: 'Antworten ändern',

  review: 'Termin bestätigen',
  change: 'Anderen Termin wählen',
  confirm: 'Verbindlich buchen',
  confirming: 'Wird gebucht …',
  slow: 'Das dauert länger als sonst. Bitte warten Sie: Sie werden nicht doppelt gebucht.',
  kept: {
    one: 'Der Termin ist noch {count} Minute für Sie reserviert.',
    other: 'Der Termin ist noch {count} Minuten für Sie reserviert.',
  },
  keptNoMore:
    'Der Termin ist nicht mehr für Sie reserviert. Sie können ihn trotzdem buchen, wenn ihn sonst niemand genommen hat.',
  notConfirmed:
    'Die Verbindung brach ab, bevor eine Antwort kam. Drücken Sie noch einmal auf „Verbindlich buchen“: Sie werden nicht doppelt gebucht.',
  notTaken:
    'Der Termin konnte nicht gebucht werden. Versuchen Sie es erneut oder wählen Sie einen anderen.',

  booked: 'Ihr Termin ist gebucht',
  closeNow: 'Sie können diese Seite jetzt schließen.',
  pending: 'Ihre Anfrage wurde gesendet',
  pendingText:
    'Der Termin ist für Sie reserviert, bis er bestätigt oder abgelehnt wird. Sie hören von uns.',
  declined: 'Ihr Termin wurde nicht bestätigt',
  declinedText:
    'Die Zeit ist nicht mehr für Sie reserviert. Um eine andere zu wählen, gehen Sie auf die Seite zurück, von der Sie kamen.',
  addTo: 'In Ihren Kalender eintragen',
  file: 'Kalenderdatei',
  newTab: 'öffnet einen neuen Tab',

  reschedule: 'Termin verschieben',
  rescheduling: 'Ihr Termin ist am {when}. Wählen Sie dafür eine andere Zeit.',
  reviewMove: 'Termin auf diese Zeit verschieben?',
  keepTime: 'Bisherigen Termin behalten',
  later: 'Spätere Tage',
  moved: 'Ihr Termin wurde verschoben',
  notMoved: 'Der Termin konnte nicht verschoben werden. Es bleibt bei der bisherigen Zeit.',

  cancel: 'Termin absagen',
  askCancel: 'Diesen Termin absagen?',
  askCancelText: 'Die Zeit wird für andere frei.',
  reason: 'Grund (freiwillig)',
  doCancel: 'Ja, absagen',
  doNotCancel: 'Nein, behalten',
  cancelled: 'Ihr Termin ist abgesagt',
  cancelledText: 'Sie müssen nichts weiter tun und können diese Seite schließen.',
  tooLateToMove:
    'Dieser Termin kann hier nicht mehr verschoben werden. Bitte melden Sie sich direkt.',
  tooLateToCancel:
    'Dieser Termin kann hier nicht mehr abgesagt werden. Bitte melden Sie sich direkt.',

  expired: 'Diese Buchungsseite ist geschlossen',
  expiredText:
    'Die Zeit für die Terminauswahl ist abgelaufen. Gehen Sie auf die Seite zurück, von der Sie kamen, und beginnen Sie neu.',
}
