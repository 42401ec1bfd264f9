import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'pl',
  journey: 'Formularz',
  appointment: 'Umów wizytę',
  loading: 'Wczytywanie',
  link: 'Otwórz w nowej karcie',
  retry: 'Spróbuj ponownie',
  restart: 'Zacznij od nowa',
  close: 'Zamknij',
  start: 'Rozpocznij',
  consent: 'Zostanie wczytana treść z innej witryny.',
  required: 'Najpierw należy ukończyć ten krok.',
  signIn: 'Zaloguj się lub poproś o nowy link.',
  tryAgain: 'To w tej chwili nie działa. Odczekaj chwilę i spróbuj ponownie.',
  unavailable: 'Ta treść jest niedostępna.',
  offline: 'Brak połączenia z internetem. Po jego przywróceniu nastąpi wznowienie.',
  ended: 'Ta sesja została zakończona.',
  blocked: 'Tej treści nie można tutaj wyświetlić. Otwórz ją w nowej karcie.',
}
