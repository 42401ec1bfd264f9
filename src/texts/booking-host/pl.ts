import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nowa wizyta',
  pending: 'Wizyta czeka na Twoją odpowiedź',
  approved: 'Ta wizyta jest zatwierdzona',
  moved: 'Wizyta przełożona',
  movedText: 'Jest nowszy e-mail o nowym terminie.',
  cancelled: 'Wizyta odwołana',
  declined: 'Wizyta odrzucona',
  lapsed: 'To zgłoszenie wygasło',
  lapsedText: 'Nikt nie odpowiedział na czas, więc zostało odrzucone.',
  handedOver: 'Wizyta nie jest już u Ciebie',
  handedOverText: 'Została przełożona na inny termin, u kogoś innego.',
  answer: 'Zatwierdź lub odrzuć',
  answerBy: 'Bez odpowiedzi do {when} zostanie odrzucona.',
  askAnswer: 'Zatwierdzić tę wizytę?',
  approve: 'Zatwierdź',
  decline: 'Odrzuć',
  reason: 'Powód: {reason}',
}
