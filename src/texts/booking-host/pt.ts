import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nova marcação',
  pending: 'Uma marcação aguarda a sua resposta',
  approved: 'Esta marcação está aprovada',
  moved: 'Marcação alterada',
  movedText: 'Há um e-mail mais recente sobre a nova hora.',
  cancelled: 'Marcação cancelada',
  declined: 'Marcação recusada',
  lapsed: 'Este pedido expirou',
  lapsedText: 'Ninguém respondeu a tempo, por isso foi recusado.',
  handedOver: 'Uma marcação já não é consigo',
  handedOverText: 'Foi alterada para outra hora, com outra pessoa.',
  answer: 'Aprovar ou recusar',
  answerBy: 'Sem resposta até {when}, será recusada.',
  askAnswer: 'Aprovar esta marcação?',
  approve: 'Aprovar',
  decline: 'Recusar',
  reason: 'Motivo: {reason}',
}
