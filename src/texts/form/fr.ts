import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Page {page} sur {pages}',
  problem: 'Problème : {title}',
  problems: {
    one: 'Il y a un problème',
    many: 'Il y a plusieurs problèmes',
    other: 'Il y a plusieurs problèmes',
  },
  mustFill: 'à remplir obligatoirement',
  choose: 'Choisir…',
  back: 'Retour',
  next: 'Suivant',
  submit: 'Envoyer',
  review: 'Vérifiez vos réponses',
  change: 'Modifier',
  notAnswered: 'Sans réponse',
  goTo: 'Aller à une page',
  sending: 'Envoi…',
  retry: 'Réessayer',
  saved: 'Enregistré',
  waiting:
    'La connexion est perdue. Ce que vous avez saisi reste sur cette page et sera enregistré dès que la connexion sera rétablie.',
  connected: 'La connexion est rétablie et tout est enregistré.',
  notSaved:
    'Votre saisie n’a pas pu être enregistrée. Elle reste sur cette page : continuez, et envoyez-la avant de partir.',
  notSent:
    'Vos réponses n’ont pas pu être envoyées, car la connexion a été perdue. Tout ce que vous avez saisi est encore là.',
  notTaken:
    'Vos réponses n’ont pas pu être envoyées. Tout ce que vous avez saisi est encore là. Vérifiez, puis réessayez.',
  elsewhere:
    'Ce formulaire a aussi été rempli depuis une autre fenêtre ou un autre appareil. Repris de là : {fields}.',
  checkAgain: 'Rien n’a encore été envoyé. Vérifiez vos réponses et envoyez-les.',
  typed: 'Ce que vous aviez saisi',
  yes: 'Oui',
  no: 'Non',
  thanks: 'Merci',
  thanksText: 'Vos réponses ont été envoyées.',
  closed: 'Ce formulaire a déjà été envoyé',
  closedText:
    'Il a été envoyé depuis une autre fenêtre ou un autre appareil et est maintenant fermé. Ce que vous avez saisi ici depuis n’a pas été envoyé.',
  expired: 'Le délai pour remplir ce formulaire est écoulé',
  expiredText:
    'Vos réponses n’ont pas été envoyées. Copiez ce dont vous avez besoin, revenez à la page d’où vous venez et recommencez.',

  required: 'Remplissez « {label} ».',
  requiredTick: 'Cochez « {label} » pour continuer.',
  requiredChoice: 'Choisissez une réponse pour « {label} ».',
  email: 'Saisissez une adresse e-mail telle que nom@exemple.com.',
  tel: 'Saisissez un numéro de téléphone tel que +33 1 99 00 12 34.',
  number:
    'Saisissez un nombre en chiffres, tel que 1500 ou 1500.50, avec un point au lieu d’une virgule et sans espace.',
  date: 'Saisissez une date complète qui existe : jour, mois et année.',
  min: 'Saisissez {min} ou plus.',
  max: 'Saisissez {max} ou moins.',
  tooLong: 'Raccourcissez ce texte à {length} caractères au maximum.',
  decimals: 'Saisissez un montant avec {most} décimales au maximum, par exemple 1500.50.',
  noDecimals: 'Saisissez un montant sans décimales, par exemple 1500.',
  tooShort: 'Écrivez au moins {length} caractères.',
  pattern: 'Saisissez « {label} » sous la forme demandée.',
  time: 'Saisissez une heure, par exemple 14:30.',
  earliest: 'Saisissez le {day} ou un jour ultérieur.',
  latest: 'Saisissez le {day} ou un jour antérieur.',
  tooFew: 'Choisissez au moins {count} des réponses.',
  tooMany: 'Choisissez au plus {count} des réponses.',
  option: 'Choisissez l’une des réponses proposées pour « {label} ».',
  addressLine1: 'Adresse, ligne 1',
  addressLine2: 'Adresse, ligne 2',
  addressCity: 'Ville',
  addressRegion: 'Département, État ou région',
  addressPostalCode: 'Code postal',
  addressCountry: 'Pays',
  postalCode: 'Saisissez un code postal tel qu’il s’écrit dans ce pays.',
  readOnlyEmpty:
    '« {label} » aurait dû être rempli pour vous. Vous pouvez continuer sans cette information.',
}
