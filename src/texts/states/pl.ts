import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Odpowiedzi zostały wysłane',
  formClosedText:
    'Ten formularz został wysłany i jest teraz zamknięty. Nic więcej nie trzeba tu robić.',
  formExpired: 'Ten formularz jest zamknięty',
  formExpiredText:
    'Czas na jego wypełnienie minął. Wróć na stronę, z której tu trafiono, i zacznij od nowa; wpisane dane nie zostały wysłane.',
  bookingClosed: 'Wizyta jest zarezerwowana',
  bookingClosedText: 'Ta strona spełniła swoje zadanie. Nic więcej nie trzeba tu robić.',
  bookingExpired: 'Ta strona rezerwacji jest zamknięta',
  bookingExpiredText:
    'Czas na wybór terminu minął. Wróć na stronę, z której tu trafiono, i zacznij od nowa.',
  closeNow: 'Możesz teraz zamknąć tę stronę.',
  notFound: 'Ten link nie działa',
  notFoundText:
    'Może być niepełny lub zastąpiony nowszym. Wróć na stronę, z której tu trafiono, i zacznij od nowa.',
  internal: 'Coś poszło nie tak',
  internalText:
    'To nasza wina, nie Twoja. Za chwilę wczytaj stronę ponownie; to, co zapisano, nadal tam jest.',
  refused: 'Nie udało się wysłać',
  refusedText: 'Wróć i spróbuj ponownie; wpisane dane są nadal na poprzedniej stronie.',
  tooLargeText:
    'Treść jest za duża. Wróć, skróć ją i spróbuj ponownie; wpisane dane są nadal na poprzedniej stronie.',

  askUnsubscribe: 'Zrezygnować z subskrypcji?',
  askUnsubscribeText: 'Nie będziesz już otrzymywać takich e-maili.',
  askUnsubscribeFrom: 'Nie będziesz już otrzymywać takich e-maili od nadawcy {sender}.',
  unsubscribe: 'Zrezygnuj',
  unsubscribed: 'Zrezygnowano z subskrypcji',
  unsubscribedText: 'Nie będziesz już otrzymywać takich e-maili. Nic więcej nie trzeba tu robić.',
  noMail: 'Tego e-maila już tu nie ma',
  noMailText: 'Nadawca go usunął. Jeśli masz go jeszcze w programie pocztowym, przeczytaj go tam.',
  noMailLink: 'Ten link nie działa',
  noMailLinkText:
    'Może być niepełny: niektóre programy dzielą długie linki. Wróć do e-maila i skopiuj stamtąd cały link.',
  askForward: 'Pokazać komuś tego e-maila?',
  askForwardText:
    'Otrzymasz link do kopii, który możesz wysłać, komu chcesz. W kopii nie ma Twoich osobistych linków, ale jest Twoje imię tam, gdzie wymienia je e-mail.',
  getLink: 'Pobierz link',
  forward: 'Wyślij ten link, komu chcesz',
  writeMail: 'Napisz z nim e-maila',
}
