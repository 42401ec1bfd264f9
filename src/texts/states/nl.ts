import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Je antwoorden zijn verstuurd',
  formClosedText: 'Dit formulier is verstuurd en is nu gesloten. Je hoeft hier niets meer te doen.',
  formExpired: 'Dit formulier is gesloten',
  formExpiredText:
    'De tijd om het in te vullen is verstreken. Ga terug naar de pagina waar je vandaan kwam en begin opnieuw; wat je had ingevuld is niet verstuurd.',
  bookingClosed: 'Je afspraak is geboekt',
  bookingClosedText: 'Deze pagina heeft haar werk gedaan. Je hoeft hier niets meer te doen.',
  bookingExpired: 'Deze boekingspagina is gesloten',
  bookingExpiredText:
    'De tijd om een afspraak te kiezen is verstreken. Ga terug naar de pagina waar je vandaan kwam en begin opnieuw.',
  closeNow: 'Je kunt deze pagina nu sluiten.',
  notFound: 'Deze link werkt niet',
  notFoundText:
    'Hij is misschien onvolledig of door een nieuwere vervangen. Ga terug naar de pagina waar je vandaan kwam en begin opnieuw.',
  internal: 'Hier ging iets mis',
  internalText:
    'Dat ligt aan ons, niet aan jou. Laad de pagina over een ogenblik opnieuw; wat is opgeslagen, staat er nog.',
  refused: 'Dit kon niet worden verstuurd',
  refusedText: 'Ga terug en probeer het opnieuw; wat je hebt getypt staat nog op de vorige pagina.',
  tooLargeText:
    'Het is te groot. Ga terug, kort het in en probeer het opnieuw; wat je hebt getypt staat nog op de vorige pagina.',

  askUnsubscribe: 'Afmelden?',
  askUnsubscribeText: 'Je krijgt geen e-mails van dit soort meer.',
  askUnsubscribeFrom: 'Je krijgt geen e-mails van dit soort meer van {sender}.',
  unsubscribe: 'Afmelden',
  unsubscribed: 'Je bent afgemeld',
  unsubscribedText: 'Je krijgt geen e-mails van dit soort meer. Je hoeft hier niets meer te doen.',
  noMail: 'Deze e-mail is hier niet meer',
  noMailText:
    'De afzender heeft hem weggehaald. Als je hem nog in je mailprogramma hebt, lees hem dan daar.',
  noMailLink: 'Deze link werkt niet',
  noMailLinkText:
    'Hij is misschien onvolledig: sommige programma’s breken lange links af. Ga terug naar de e-mail en kopieer daar de hele link.',
  askForward: 'Deze e-mail aan iemand laten zien?',
  askForwardText:
    'Je krijgt een link naar een kopie, die je kunt sturen aan wie je wilt. In de kopie staan geen persoonlijke links van jou, wel je naam waar de e-mail die noemt.',
  getLink: 'Link ophalen',
  forward: 'Stuur deze link naar wie je wilt',
  writeMail: 'Er een e-mail mee schrijven',
}
