import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Prowadzi: {host}',
  needsScript:
    'Do wyboru terminu potrzebny jest JavaScript, który jest tutaj wyłączony. Włącz go i wczytaj stronę ponownie albo umów się w inny sposób.',

  loading: 'Szukanie wolnych terminów…',
  failed: 'Nie udało się wczytać wolnych terminów. Sprawdź połączenie i spróbuj ponownie.',
  retry: 'Spróbuj ponownie',
  partMissing:
    'Nie udało się wczytać części tej strony. Sprawdź połączenie i wczytaj stronę ponownie.',
  free: {
    one: '{count} wolny termin',
    few: '{count} wolne terminy',
    many: '{count} wolnych terminów',
    other: '{count} wolnego terminu',
  },
  noFree: 'brak wolnych terminów',
  previousMonth: 'Poprzedni miesiąc: {month}',
  nextMonth: 'Następny miesiąc: {month}',
  times: 'Wolne terminy: {day}',
  chooseDay: 'Wybierz dzień, aby zobaczyć wolne godziny.',
  noneInMonth: '{month}: brak wolnych terminów.',
  nextFree: 'Najbliższy wolny dzień: {day}',
  noneLater: 'Później też nie ma wolnych terminów. Umów się w inny sposób.',
  seats: {
    one: 'pozostało {count} miejsce',
    few: 'pozostały {count} miejsca',
    many: 'pozostało {count} miejsc',
    other: 'pozostało {count} miejsca',
  },
  clocksForward: 'Tego dnia zegary przestawia się do przodu.',
  clocksBack: 'Tego dnia zegary cofa się do tyłu.',

  duration: 'Jak długo?',
  location: 'Gdzie?',
  phone: 'Przez telefon',
  video: 'Rozmowa wideo',
  place: 'Osobiście',

  zone: 'Strefa czasowa',
  changeZone: 'Zmień strefę czasową',
  zoneHelp: 'Wpisz miasto, kraj lub przesunięcie, np. GMT+1.',
  zonesFound: {
    one: 'Znaleziono {count} strefę czasową',
    few: 'Znaleziono {count} strefy czasowe',
    many: 'Znaleziono {count} stref czasowych',
    other: 'Znaleziono {count} strefy czasowej',
  },
  noZone: 'Nie znaleziono strefy czasowej. Spróbuj wpisać duże miasto w pobliżu.',
  hours: 'Format godzin',
  hours12: '12-godzinny',
  hours24: '24-godzinny',

  taken: 'Ktoś inny właśnie zajął ten termin. Te są nadal wolne.',
  takenDay: 'Ktoś inny właśnie zajął ten termin. Wybierz inny.',
  notHeld:
    'Nie udało się zarezerwować tego terminu: połączenie zostało przerwane. Spróbuj ponownie.',
  refused: 'Nie udało się zarezerwować tego terminu. Wybierz inny lub wczytaj stronę ponownie.',

  questions: 'Kilka pytań',
  toReview: 'Dalej',
  yourAnswers: 'Twoje odpowiedzi',
  changeAnswers: 'Zmień odpowiedzi',

  review: 'Potwierdź wizytę',
  change: 'Wybierz inny termin',
  confirm: 'Potwierdź',
  confirming: 'Potwierdzanie…',
  slow: 'Trwa to dłużej niż zwykle. Poczekaj: wizyta nie zostanie zarezerwowana dwa razy.',
  kept: {
    one: 'Trzymamy dla Ciebie ten termin jeszcze przez {count} minutę.',
    few: 'Trzymamy dla Ciebie ten termin jeszcze przez {count} minuty.',
    many: 'Trzymamy dla Ciebie ten termin jeszcze przez {count} minut.',
    other: 'Trzymamy dla Ciebie ten termin jeszcze przez {count} minuty.',
  },
  keptNoMore:
    'Nie trzymamy już dla Ciebie tego terminu. Możesz go jeszcze potwierdzić, jeśli nikt inny go nie zajął.',
  notConfirmed:
    'Połączenie zostało przerwane, zanim nadeszła odpowiedź. Naciśnij Potwierdź jeszcze raz: wizyta nie zostanie zarezerwowana dwa razy.',
  notTaken: 'Nie udało się potwierdzić. Spróbuj ponownie lub wybierz inny termin.',

  booked: 'Wizyta jest zarezerwowana',
  closeNow: 'Możesz teraz zamknąć tę stronę.',
  pending: 'Prośba została wysłana',
  pendingText:
    'Trzymamy ten termin do czasu jego potwierdzenia lub odrzucenia. Otrzymasz odpowiedź.',
  declined: 'Wizyta nie została potwierdzona',
  declinedText:
    'Ten termin nie jest już zarezerwowany. Aby wybrać inny, wróć na stronę, z której tu trafiono.',
  addTo: 'Dodaj do kalendarza',
  file: 'Plik kalendarza',
  newTab: 'otwiera się w nowej karcie',

  reschedule: 'Zmień termin',
  rescheduling: 'Termin wizyty: {when}. Wybierz inny.',
  reviewMove: 'Przenieść wizytę na ten termin?',
  keepTime: 'Zachowaj obecny termin',
  later: 'Późniejsze dni',
  moved: 'Termin wizyty został zmieniony',
  notMoved: 'Nie udało się zmienić terminu. Obecny termin pozostaje bez zmian.',

  cancel: 'Odwołaj wizytę',
  askCancel: 'Odwołać tę wizytę?',
  askCancelText: 'Termin będzie wolny dla innych.',
  reason: 'Powód (opcjonalnie)',
  doCancel: 'Tak, odwołaj',
  doNotCancel: 'Nie, zachowaj',
  cancelled: 'Wizyta została odwołana',
  cancelledText: 'Nic więcej nie trzeba robić. Możesz zamknąć tę stronę.',
  tooLateToMove: 'Jest za późno, aby zmienić tę wizytę tutaj. Skontaktuj się bezpośrednio.',
  tooLateToCancel: 'Jest za późno, aby odwołać tę wizytę tutaj. Skontaktuj się bezpośrednio.',

  expired: 'Ta strona rezerwacji jest zamknięta',
  expiredText:
    'Czas na wybór terminu minął. Wróć na stronę, z której tu trafiono, i zacznij od nowa.',
}
