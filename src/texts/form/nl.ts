import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Pagina {page} van {pages}',
  problem: 'Probleem: {title}',
  problems: { one: 'Er is een probleem', other: 'Er zijn enkele problemen' },
  mustFill: 'moet worden ingevuld',
  choose: 'Kies…',
  back: 'Terug',
  next: 'Volgende',
  submit: 'Versturen',
  review: 'Controleer je antwoorden',
  change: 'Wijzigen',
  notAnswered: 'Niet ingevuld',
  goTo: 'Naar een pagina',
  sending: 'Versturen…',
  retry: 'Opnieuw proberen',
  saved: 'Opgeslagen',
  waiting:
    'De verbinding is weg. Wat je hebt getypt blijft op deze pagina staan en wordt opgeslagen zodra de verbinding terug is.',
  connected: 'De verbinding is terug en alles is opgeslagen.',
  notSaved:
    'Wat je hebt getypt kon niet worden opgeslagen. Het blijft op deze pagina staan: ga verder en verstuur het voordat je weggaat.',
  notSent:
    'Je antwoorden konden niet worden verstuurd omdat de verbinding wegviel. Alles wat je hebt getypt staat er nog.',
  notTaken:
    'Je antwoorden konden niet worden verstuurd. Alles wat je hebt getypt staat er nog. Controleer het en probeer het opnieuw.',
  elsewhere:
    'Dit formulier is ook in een ander venster of op een ander apparaat ingevuld. Van daar overgenomen: {fields}.',
  checkAgain: 'Er is nog niets verzonden. Controleer uw antwoorden en verzend ze.',
  typed: 'Wat je had ingevuld',
  yes: 'Ja',
  no: 'Nee',
  thanks: 'Bedankt',
  thanksText: 'Je antwoorden zijn verstuurd.',
  closed: 'Dit formulier is al verstuurd',
  closedText:
    'Het is vanuit een ander venster of apparaat verstuurd en is nu gesloten. Wat je hier sindsdien hebt getypt, is niet verstuurd.',
  expired: 'De tijd om dit formulier in te vullen is verstreken',
  expiredText:
    'Je antwoorden zijn niet verstuurd. Kopieer wat je nodig hebt, ga terug naar de pagina waar je vandaan kwam en begin opnieuw.',

  required: 'Vul ‘{label}’ in.',
  requiredTick: 'Vink ‘{label}’ aan om verder te gaan.',
  requiredChoice: 'Kies een antwoord bij ‘{label}’.',
  email: 'Vul een e-mailadres in, zoals naam@voorbeeld.nl.',
  tel: 'Vul een telefoonnummer in, zoals +31 20 000 0000.',
  number:
    'Vul een getal in cijfers in, zoals 1500 of 1500.50, met een punt in plaats van een komma en zonder spaties.',
  date: 'Vul een volledige datum in die bestaat: dag, maand en jaar.',
  min: 'Vul {min} of meer in.',
  max: 'Vul {max} of minder in.',
  tooLong: 'Kort dit in tot maximaal {length} tekens.',
  decimals: 'Vul een bedrag in met hoogstens {most} decimalen, bijvoorbeeld 1500.50.',
  noDecimals: 'Vul een bedrag zonder decimalen in, bijvoorbeeld 1500.',
  tooShort: 'Schrijf minstens {length} tekens.',
  pattern: 'Vul ‘{label}’ in zoals gevraagd.',
  time: 'Vul een tijd in, bijvoorbeeld 14:30.',
  earliest: 'Vul {day} of een latere dag in.',
  latest: 'Vul {day} of een eerdere dag in.',
  tooFew: 'Kies minstens {count} van de antwoorden.',
  tooMany: 'Kies hoogstens {count} van de antwoorden.',
  option: 'Kies een van de antwoorden die bij ‘{label}’ staan.',
  addressLine1: 'Adresregel 1',
  addressLine2: 'Adresregel 2',
  addressCity: 'Plaats',
  addressRegion: 'Provincie, staat of regio',
  addressPostalCode: 'Postcode',
  addressCountry: 'Land',
  postalCode: 'Vul een postcode in zoals die in dat land wordt geschreven.',
  readOnlyEmpty:
    '‘{label}’ had al voor je ingevuld moeten zijn. Je kunt zonder dit gegeven verdergaan.',
}
