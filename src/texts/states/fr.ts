import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Vos réponses ont été envoyées',
  formClosedText:
    'Ce formulaire a été envoyé et est maintenant fermé. Il n’y a rien d’autre à faire ici.',
  formExpired: 'Ce formulaire est fermé',
  formExpiredText:
    'Le délai pour le remplir est écoulé. Revenez à la page d’où vous venez et recommencez ; ce que vous aviez saisi n’a pas été envoyé.',
  bookingClosed: 'Votre rendez-vous est réservé',
  bookingClosedText: 'Cette page a rempli son rôle. Il n’y a rien d’autre à faire ici.',
  bookingExpired: 'Cette page de réservation est fermée',
  bookingExpiredText:
    'Le délai pour choisir un rendez-vous est écoulé. Revenez à la page d’où vous venez et recommencez.',
  closeNow: 'Vous pouvez maintenant fermer cette page.',
  notFound: 'Ce lien ne fonctionne pas',
  notFoundText:
    'Il est peut-être incomplet ou a été remplacé par un lien plus récent. Revenez à la page d’où vous venez et recommencez.',
  internal: 'Une erreur s’est produite',
  internalText:
    'Cela vient de nous, pas de vous. Rechargez la page dans un instant ; ce qui a été enregistré est toujours là.',
  refused: 'L’envoi a échoué',
  refusedText:
    'Revenez en arrière et réessayez ; ce que vous avez saisi est toujours sur la page précédente.',
  tooLargeText:
    'Le contenu est trop volumineux. Revenez en arrière, raccourcissez-le et réessayez ; ce que vous avez saisi est toujours sur la page précédente.',

  askUnsubscribe: 'Se désabonner ?',
  askUnsubscribeText: 'Vous ne recevrez plus d’e-mails de ce type.',
  askUnsubscribeFrom: 'Vous ne recevrez plus d’e-mails de ce type de la part de {sender}.',
  unsubscribe: 'Se désabonner',
  unsubscribed: 'Vous êtes désabonné',
  unsubscribedText:
    'Vous ne recevrez plus d’e-mails de ce type. Il n’y a rien d’autre à faire ici.',
  noMail: 'Cet e-mail n’est plus ici',
  noMailText:
    'L’expéditeur l’a retiré. Si vous l’avez encore dans votre messagerie, lisez-le là-bas.',
  noMailLink: 'Ce lien ne fonctionne pas',
  noMailLinkText:
    'Il est peut-être incomplet : certains programmes coupent les longs liens en deux. Revenez à l’e-mail et copiez le lien en entier.',
  askForward: 'Montrer cet e-mail à quelqu’un ?',
  askForwardText:
    'Vous obtenez un lien vers une copie, à envoyer à qui vous voulez. La copie ne contient aucun de vos liens personnels, mais votre nom là où l’e-mail le mentionne.',
  getLink: 'Obtenir le lien',
  forward: 'Envoyez ce lien à qui vous voulez',
  writeMail: 'Écrire un e-mail avec ce lien',
}
