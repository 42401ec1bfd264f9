import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Strona {page} z {pages}',
  problem: 'Problem: {title}',
  problems: {
    one: 'Wystąpił problem',
    few: 'Wystąpiło kilka problemów',
    many: 'Wystąpiło kilka problemów',
    other: 'Wystąpiło kilka problemów',
  },
  mustFill: 'pole wymagane',
  choose: 'Wybierz…',
  back: 'Wstecz',
  next: 'Dalej',
  submit: 'Wyślij',
  sending: 'Wysyłanie…',
  retry: 'Spróbuj ponownie',
  saved: 'Zapisano',
  waiting:
    'Połączenie zostało przerwane. To, co wpisano, pozostaje na tej stronie i zostanie zapisane, gdy połączenie wróci.',
  connected: 'Połączenie wróciło i wszystko jest zapisane.',
  notSaved:
    'Nie udało się zapisać wpisanych danych. Pozostają na tej stronie: kontynuuj i wyślij je przed jej opuszczeniem.',
  notSent:
    'Nie udało się wysłać odpowiedzi, ponieważ połączenie zostało przerwane. Wszystko, co wpisano, nadal tu jest.',
  notTaken:
    'Nie udało się wysłać odpowiedzi. Wszystko, co wpisano, nadal tu jest. Sprawdź dane i spróbuj ponownie.',
  typed: 'Wpisane dane',
  yes: 'Tak',
  no: 'Nie',
  thanks: 'Dziękujemy',
  thanksText: 'Odpowiedzi zostały wysłane.',
  closed: 'Ten formularz został już wysłany',
  closedText:
    'Został wysłany z innego okna lub urządzenia i jest teraz zamknięty. To, co wpisano tutaj od tego czasu, nie zostało wysłane.',
  expired: 'Czas na wypełnienie tego formularza minął',
  expiredText:
    'Odpowiedzi nie zostały wysłane. Skopiuj to, co potrzebne, wróć na stronę, z której tu trafiono, i zacznij od nowa.',

  required: 'Wypełnij pole „{label}”.',
  requiredTick: 'Zaznacz „{label}”, aby przejść dalej.',
  requiredChoice: 'Wybierz odpowiedź dla „{label}”.',
  email: 'Podaj adres e-mail, na przykład imie@example.com.',
  tel: 'Podaj numer telefonu, na przykład +48 22 000 00 00.',
  number:
    'Podaj liczbę cyframi, na przykład 1500 lub 1500.50, z kropką zamiast przecinka i bez spacji.',
  date: 'Podaj pełną, istniejącą datę: dzień, miesiąc i rok.',
  min: 'Podaj {min} lub więcej.',
  max: 'Podaj {max} lub mniej.',
  tooLong: 'Skróć ten tekst do najwyżej {length} znaków.',
  decimals: 'Wpisz kwotę z najwyżej {most} miejscami po przecinku, na przykład 1500.50.',
  noDecimals: 'Wpisz kwotę bez miejsc po przecinku, na przykład 1500.',
  tooShort: 'Wpisz co najmniej tyle znaków: {length}.',
  pattern: 'Wpisz „{label}” w wymaganej postaci.',
  time: 'Wpisz godzinę, na przykład 14:30.',
  earliest: 'Wpisz {day} lub późniejszy dzień.',
  latest: 'Wpisz {day} lub wcześniejszy dzień.',
  tooFew: 'Wybierz co najmniej tyle odpowiedzi: {count}.',
  tooMany: 'Wybierz najwyżej tyle odpowiedzi: {count}.',
  option: 'Wybierz jedną z podanych odpowiedzi dla „{label}”.',
  readOnlyEmpty: 'Pole „{label}” powinno być już wypełnione. Możesz kontynuować bez niego.',
}
