import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nuovo appuntamento',
  pending: 'Un appuntamento attende la sua risposta',
  approved: 'Questo appuntamento è approvato',
  moved: 'Appuntamento spostato',
  movedText: 'C’è un’e-mail più recente sul nuovo orario.',
  cancelled: 'Appuntamento annullato',
  declined: 'Appuntamento rifiutato',
  lapsed: 'Questa richiesta è scaduta',
  lapsedText: 'Nessuno ha risposto in tempo, quindi è rifiutata.',
  handedOver: 'Un appuntamento non è più con lei',
  handedOverText: 'È stato spostato a un altro orario, con un’altra persona.',
  answer: 'Approvare o rifiutare',
  answerBy: 'Senza una risposta entro {when}, sarà rifiutato.',
  askAnswer: 'Approvare questo appuntamento?',
  approve: 'Approva',
  decline: 'Rifiuta',
  reason: 'Motivo: {reason}',
}
