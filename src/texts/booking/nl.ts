import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Met {host}',
  needsScript:
    'Voor het kiezen van een tijd is JavaScript nodig, dat hier is uitgeschakeld. Zet het aan en laad de pagina opnieuw, of vraag op een andere manier een afspraak aan.',

  loading: 'Vrije tijden zoeken…',
  failed:
    'De vrije tijden konden niet worden geladen. Controleer je verbinding en probeer het opnieuw.',
  retry: 'Opnieuw proberen',
  partMissing:
    'Een deel van deze pagina kon niet worden geladen. Controleer je verbinding en laad de pagina opnieuw.',
  free: { one: '{count} vrije tijd', other: '{count} vrije tijden' },
  noFree: 'geen vrije tijden',
  previousMonth: 'Vorige maand: {month}',
  nextMonth: 'Volgende maand: {month}',
  times: 'Vrije tijden op {day}',
  chooseDay: 'Kies een dag om de vrije tijden te zien.',
  noneInMonth: 'In {month} zijn er geen vrije tijden.',
  nextFree: 'Eerstvolgende vrije dag: {day}',
  noneLater: 'Ook daarna is er niets vrij. Vraag op een andere manier een afspraak aan.',
  seats: { one: 'nog {count} plaats', other: 'nog {count} plaatsen' },
  clocksForward: 'Op deze dag gaat de klok vooruit.',
  clocksBack: 'Op deze dag gaat de klok terug.',

  duration: 'Hoe lang?',
  location: 'Waar?',
  phone: 'Telefonisch',
  video: 'Videogesprek',
  place: 'Op locatie',

  zone: 'Tijdzone',
  changeZone: 'Tijdzone wijzigen',
  zoneHelp: 'Typ een stad, een land of een verschil zoals GMT+1.',
  zonesFound: { one: '{count} tijdzone gevonden', other: '{count} tijdzones gevonden' },
  noZone: 'Geen tijdzone gevonden. Probeer een grote stad in de buurt.',
  hours: 'Tijden tonen in',
  hours12: '12 uur',
  hours24: '24 uur',

  taken: 'Deze tijd is zojuist door iemand anders geboekt. Deze tijden zijn nog vrij.',
  takenDay: 'Deze tijd is zojuist door iemand anders geboekt. Kies een andere.',
  notHeld: 'Deze tijd kon niet worden vastgehouden: de verbinding viel weg. Probeer het opnieuw.',
  refused: 'Deze tijd kon niet worden vastgehouden. Kies een andere of laad de pagina opnieuw.',

  questions: 'Een paar vragen',
  toReview: 'Doorgaan',
  yourAnswers: 'Je antwoorden',
  changeAnswers: 'Antwoorden wijzigen',

  review: 'Bevestig je afspraak',
  change: 'Andere tijd kiezen',
  confirm: 'Bevestigen',
  confirming: 'Bevestigen…',
  slow: 'Dit duurt langer dan normaal. Even geduld: je wordt niet dubbel geboekt.',
  kept: {
    one: 'We houden deze tijd nog {count} minuut voor je vast.',
    other: 'We houden deze tijd nog {count} minuten voor je vast.',
  },
  keptNoMore:
    'We houden deze tijd niet langer voor je vast. Je kunt hem nog bevestigen als niemand anders hem heeft genomen.',
  notConfirmed:
    'De verbinding viel weg voordat we wisten of het gelukt was. Druk nogmaals op Bevestigen: je wordt niet dubbel geboekt.',
  notTaken: 'Bevestigen is niet gelukt. Probeer het opnieuw of kies een andere tijd.',

  booked: 'Je afspraak is geboekt',
  closeNow: 'Je kunt deze pagina nu sluiten.',
  pending: 'Je aanvraag is verzonden',
  pendingText:
    'De tijd blijft voor je vastgehouden tot hij is bevestigd of afgewezen. Je hoort van ons.',
  declined: 'Je afspraak is niet goedgekeurd',
  declinedText:
    'De tijd wordt niet meer vastgehouden. Ga terug naar de pagina waar je vandaan kwam om een andere te kiezen.',
  addTo: 'Aan je agenda toevoegen',
  file: 'Agendabestand',
  newTab: 'opent in een nieuw tabblad',

  reschedule: 'Tijd wijzigen',
  rescheduling: 'Je afspraak is op {when}. Kies er een andere tijd voor.',
  reviewMove: 'Je afspraak naar deze tijd verplaatsen?',
  keepTime: 'Huidige tijd houden',
  later: 'Latere dagen',
  moved: 'Je afspraak is verplaatst',
  notMoved: 'De afspraak kon niet worden verplaatst. De huidige tijd blijft staan.',

  cancel: 'Afspraak annuleren',
  askCancel: 'Deze afspraak annuleren?',
  askCancelText: 'De tijd komt vrij voor anderen.',
  reason: 'Reden (optioneel)',
  doCancel: 'Ja, annuleren',
  doNotCancel: 'Nee, behouden',
  cancelled: 'Je afspraak is geannuleerd',
  cancelledText: 'Je hoeft verder niets te doen. Je kunt deze pagina sluiten.',
  tooLateToMove: 'Het is te laat om deze afspraak hier te wijzigen. Neem rechtstreeks contact op.',
  tooLateToCancel:
    'Het is te laat om deze afspraak hier te annuleren. Neem rechtstreeks contact op.',

  expired: 'Deze boekingspagina is gesloten',
  expiredText:
    'De tijd om een afspraak te kiezen is verstreken. Ga terug naar de pagina waar je vandaan kwam en begin opnieuw.',
}
