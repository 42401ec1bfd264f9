import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'de',
  journey: 'Formular',
  appointment: 'Termin buchen',
  loading: 'Wird geladen',
  link: 'In neuem Tab öffnen',
  retry: 'Erneut versuchen',
  restart: 'Neu beginnen',
  close: 'Schließen',
  start: 'Starten',
  consent: 'Hier werden Inhalte von einer anderen Website geladen.',
  required: 'Bitte schließen Sie dies zuerst ab.',
  signIn: 'Bitte melden Sie sich an, oder fordern Sie einen neuen Link an.',
  tryAgain:
    'Das funktioniert gerade nicht. Bitte warten Sie einen Moment, und versuchen Sie es dann erneut.',
  unavailable: 'Dieser Inhalt ist nicht verfügbar.',
  offline: 'Sie sind offline. Es geht weiter, sobald Sie wieder online sind.',
  ended: 'Diese Sitzung ist beendet.',
  blocked:
    'Dieser Inhalt kann hier nicht angezeigt werden. Bitte öffnen Sie ihn in einem neuen Tab.',
}
