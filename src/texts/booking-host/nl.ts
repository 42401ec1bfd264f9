import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nieuwe afspraak',
  pending: 'Een afspraak wacht op uw antwoord',
  approved: 'Deze afspraak is goedgekeurd',
  moved: 'Afspraak verplaatst',
  movedText: 'Er is een nieuwere e-mail over de nieuwe tijd.',
  cancelled: 'Afspraak geannuleerd',
  declined: 'Afspraak afgewezen',
  lapsed: 'Deze aanvraag is verlopen',
  lapsedText: 'Niemand heeft op tijd geantwoord, dus hij is afgewezen.',
  handedOver: 'Een afspraak is niet meer met u',
  handedOverText: 'Hij is verplaatst naar een andere tijd, met iemand anders.',
  answer: 'Goedkeuren of afwijzen',
  answerBy: 'Zonder antwoord vóór {when} wordt hij afgewezen.',
  askAnswer: 'Deze afspraak goedkeuren?',
  approve: 'Goedkeuren',
  decline: 'Afwijzen',
  reason: 'Reden: {reason}',
}
