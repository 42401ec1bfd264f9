import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'nl',
  journey: 'Formulier',
  appointment: 'Afspraak maken',
  loading: 'Laden',
  link: 'Openen in een nieuw tabblad',
  retry: 'Opnieuw proberen',
  restart: 'Opnieuw beginnen',
  close: 'Sluiten',
  start: 'Beginnen',
  consent: 'Hier wordt inhoud van een andere website geladen.',
  required: 'Rond dit eerst af.',
  signIn: 'Log in of vraag een nieuwe link aan.',
  tryAgain: 'Dit werkt op dit moment niet. Wacht even en probeer het dan opnieuw.',
  unavailable: 'Deze inhoud is niet beschikbaar.',
  offline: 'U bent offline. Het gaat verder zodra u weer online bent.',
  ended: 'Deze sessie is beëindigd.',
  blocked: 'Deze inhoud kan hier niet worden getoond. Open deze in een nieuw tabblad.',
}
