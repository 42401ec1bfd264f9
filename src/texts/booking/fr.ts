import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Avec {host}',
  needsScript:
    'Le choix d’un horaire nécessite JavaScript, qui est désactivé ici. Activez-le et rechargez la page, ou demandez un rendez-vous par un autre moyen.',

  loading: 'Recherche des créneaux disponibles…',
  failed:
    'Les créneaux disponibles n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.',
  retry: 'Réessayer',
  partMissing:
    'Une partie de cette page n’a pas pu être chargée. Vérifiez votre connexion, puis rechargez la page.',
  free: {
    one: '{count} créneau disponible',
    many: '{count} de créneaux disponibles',
    other: '{count} créneaux disponibles',
  },
  noFree: 'aucun créneau disponible',
  previousMonth: 'Mois précédent : {month}',
  nextMonth: 'Mois suivant : {month}',
  times: 'Créneaux disponibles le {day}',
  chooseDay: 'Choisissez un jour pour voir les créneaux disponibles.',
  noneInMonth: 'Aucun créneau disponible en {month}.',
  nextFree: 'Prochain jour disponible : {day}',
  noneLater: 'Il n’y en a pas non plus ensuite. Demandez un rendez-vous par un autre moyen.',
  seats: {
    one: '{count} place restante',
    many: '{count} de places restantes',
    other: '{count} places restantes',
  },
  clocksForward: 'Passage à l’heure d’été ce jour-là : les horloges avancent.',
  clocksBack: 'Passage à l’heure d’hiver ce jour-là : les horloges reculent.',

  duration: 'Quelle durée ?',
  location: 'Où ?',
  phone: 'Par téléphone',
  video: 'Appel vidéo',
  place: 'Sur place',

  zone: 'Fuseau horaire',
  changeZone: 'Changer de fuseau horaire',
  zoneHelp: 'Saisissez une ville, un pays ou un décalage tel que GMT+1.',
  zonesFound: {
    one: '{count} fuseau horaire trouvé',
    many: '{count} de fuseaux horaires trouvés',
    other: '{count} fuseaux horaires trouvés',
  },
  noZone: 'Aucun fuseau horaire trouvé. Essayez une grande ville proche.',
  hours: 'Format des heures',
  hours12: '12 heures',
  hours24: '24 heures',

  taken:
    'Ce créneau vient d’être réservé par quelqu’un d’autre. Les suivants sont encore disponibles.',
  takenDay: 'Ce créneau vient d’être réservé par quelqu’un d’autre. Veuillez en choisir un autre.',
  notHeld: 'Ce créneau n’a pas pu vous être gardé : la connexion a été perdue. Réessayez.',
  refused: 'Ce créneau n’a pas pu vous être gardé. Choisissez-en un autre ou rechargez la page.',

  questions: 'Quelques questions',
  toReview: 'Continuer',
  yourAnswers: 'Vos réponses',
  changeAnswers: 'Modifier vos réponses',

  review: 'Confirmez votre rendez-vous',
  change: 'Choisir un autre créneau',
  confirm: 'Confirmer',
  confirming: 'Confirmation…',
  slow: 'Cela prend plus de temps que d’habitude. Patientez : vous ne serez pas inscrit deux fois.',
  kept: {
    one: 'Ce créneau vous est gardé pendant encore {count} minute.',
    many: 'Ce créneau vous est gardé pendant encore {count} de minutes.',
    other: 'Ce créneau vous est gardé pendant encore {count} minutes.',
  },
  keptNoMore:
    'Ce créneau ne vous est plus gardé. Vous pouvez encore le confirmer si personne d’autre ne l’a pris.',
  notConfirmed:
    'La connexion a été perdue avant que nous ayons une réponse. Appuyez de nouveau sur Confirmer : vous ne serez pas inscrit deux fois.',
  notTaken: 'Le rendez-vous n’a pas pu être confirmé. Réessayez ou choisissez un autre créneau.',

  booked: 'Votre rendez-vous est réservé',
  closeNow: 'Vous pouvez maintenant fermer cette page.',
  pending: 'Votre demande a été envoyée',
  pendingText:
    'Le créneau vous est gardé jusqu’à ce qu’il soit confirmé ou refusé. Vous recevrez une réponse.',
  declined: 'Votre rendez-vous n’a pas été accepté',
  declinedText:
    'Le créneau ne vous est plus gardé. Pour en choisir un autre, revenez à la page d’où vous venez.',
  addTo: 'Ajouter à votre agenda',
  file: 'Fichier d’agenda',
  newTab: 's’ouvre dans un nouvel onglet',

  reschedule: 'Modifier l’horaire',
  rescheduling: 'Votre rendez-vous a lieu le {when}. Choisissez un autre créneau.',
  reviewMove: 'Déplacer votre rendez-vous à cet horaire ?',
  keepTime: 'Garder l’horaire actuel',
  later: 'Jours suivants',
  moved: 'Votre rendez-vous a été déplacé',
  notMoved: 'Le rendez-vous n’a pas pu être déplacé. L’horaire actuel est maintenu.',

  cancel: 'Annuler le rendez-vous',
  askCancel: 'Annuler ce rendez-vous ?',
  askCancelText: 'Le créneau sera de nouveau disponible pour d’autres personnes.',
  reason: 'Motif (facultatif)',
  doCancel: 'Oui, annuler',
  doNotCancel: 'Non, le garder',
  cancelled: 'Votre rendez-vous est annulé',
  cancelledText: 'Vous n’avez rien d’autre à faire. Vous pouvez fermer cette page.',
  tooLateToMove:
    'Il est trop tard pour modifier ce rendez-vous ici. Veuillez prendre contact directement.',
  tooLateToCancel:
    'Il est trop tard pour annuler ce rendez-vous ici. Veuillez prendre contact directement.',

  expired: 'Cette page de réservation est fermée',
  expiredText:
    'Le délai pour choisir un rendez-vous est écoulé. Revenez à la page d’où vous venez et recommencez.',
}
