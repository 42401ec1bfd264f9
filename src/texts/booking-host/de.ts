import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Neuer Termin',
  pending: 'Ein Termin wartet auf Ihre Antwort',
  approved: 'Dieser Termin ist bestätigt',
  moved: 'Termin verschoben',
  movedText: 'Zur neuen Zeit gibt es eine neuere E-Mail.',
  cancelled: 'Termin abgesagt',
  declined: 'Termin abgelehnt',
  lapsed: 'Diese Anfrage ist abgelaufen',
  lapsedText: 'Niemand hat rechtzeitig geantwortet; sie ist deshalb abgelehnt.',
  handedOver: 'Ein Termin findet nicht mehr mit Ihnen statt',
  handedOverText: 'Er wurde auf eine andere Zeit und zu jemand anderem verschoben.',
  answer: 'Bestätigen oder ablehnen',
  answerBy: 'Ohne Antwort bis {when} wird er abgelehnt.',
  askAnswer: 'Diesen Termin bestätigen?',
  approve: 'Bestätigen',
  decline: 'Ablehnen',
  reason: 'Grund: {reason}',
}
