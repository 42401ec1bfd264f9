import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'fr',
  journey: 'Formulaire',
  appointment: 'Prendre rendez-vous',
  loading: 'Chargement en cours',
  link: 'Ouvrir dans un nouvel onglet',
  retry: 'Réessayer',
  restart: 'Recommencer',
  close: 'Fermer',
  start: 'Commencer',
  consent: 'Du contenu provenant d’un autre site web va être chargé.',
  required: 'Veuillez d’abord terminer cette étape.',
  signIn: 'Veuillez vous connecter ou demander un nouveau lien.',
  tryAgain: 'Cela ne fonctionne pas pour le moment. Veuillez patienter un instant, puis réessayer.',
  unavailable: 'Ce contenu n’est pas disponible.',
  offline: 'Vous êtes hors ligne. Le chargement reprendra dès que vous serez reconnecté.',
  ended: 'Cette session est terminée.',
  blocked: 'Ce contenu ne peut pas être affiché ici. Veuillez l’ouvrir dans un nouvel onglet.',
}
