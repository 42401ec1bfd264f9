import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nouveau rendez-vous',
  pending: 'Un rendez-vous attend votre réponse',
  approved: 'Ce rendez-vous est accepté',
  moved: 'Rendez-vous déplacé',
  movedText: 'Un e-mail plus récent concerne son nouvel horaire.',
  cancelled: 'Rendez-vous annulé',
  declined: 'Rendez-vous refusé',
  lapsed: 'Cette demande a expiré',
  lapsedText: 'Personne n’a répondu à temps : elle est donc refusée.',
  handedOver: 'Un rendez-vous n’est plus avec vous',
  handedOverText: 'Il a été déplacé à un autre horaire, avec quelqu’un d’autre.',
  answer: 'Accepter ou refuser',
  answerBy: 'Sans réponse avant {when}, il sera refusé.',
  askAnswer: 'Accepter ce rendez-vous ?',
  approve: 'Accepter',
  decline: 'Refuser',
  reason: 'Motif : {reason}',
}
