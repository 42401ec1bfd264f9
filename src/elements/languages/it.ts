import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'it',
  journey: 'Modulo',
  appointment: 'Prenota un appuntamento',
  loading: 'Caricamento in corso',
  link: 'Apri in una nuova scheda',
  retry: 'Riprova',
  restart: 'Ricomincia',
  close: 'Chiudi',
  start: 'Inizia',
  consent: 'Verranno caricati contenuti da un altro sito web.',
  required: 'Completare prima questo passaggio.',
  signIn: 'Accedere o richiedere un nuovo link.',
  tryAgain: 'Al momento non funziona. Attendere un istante, quindi riprovare.',
  unavailable: 'Questo contenuto non è disponibile.',
  offline: 'Connessione assente. Si proseguirà non appena la connessione sarà ripristinata.',
  ended: 'Questa sessione è terminata.',
  blocked: 'Questo contenuto non può essere visualizzato qui. Aprirlo in una nuova scheda.',
}
