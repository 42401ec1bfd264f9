import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Con {host}',
  needsScript:
    'Per scegliere un orario serve JavaScript, che qui è disattivato. Attivarlo e ricaricare la pagina, oppure richiedere un appuntamento in un altro modo.',

  loading: 'Ricerca degli orari disponibili…',
  failed:
    'Non è stato possibile caricare gli orari disponibili. Verificare la connessione e riprovare.',
  retry: 'Riprova',
  partMissing:
    'Non è stato possibile caricare una parte di questa pagina. Verificare la connessione e ricaricare la pagina.',
  free: {
    one: '{count} orario disponibile',
    many: '{count} di orari disponibili',
    other: '{count} orari disponibili',
  },
  noFree: 'nessun orario disponibile',
  previousMonth: 'Mese precedente: {month}',
  nextMonth: 'Mese successivo: {month}',
  times: 'Orari disponibili: {day}',
  chooseDay: 'Scegliere un giorno per vedere gli orari disponibili.',
  noneInMonth: 'Nessun orario disponibile a {month}.',
  nextFree: 'Prossimo giorno disponibile: {day}',
  noneLater: 'Non ci sono orari nemmeno in seguito. Richiedere un appuntamento in un altro modo.',
  seats: {
    one: '{count} posto rimasto',
    many: '{count} di posti rimasti',
    other: '{count} posti rimasti',
  },
  clocksForward: 'In questo giorno gli orologi vanno avanti (ora legale).',
  clocksBack: 'In questo giorno gli orologi tornano indietro (ora solare).',

  duration: 'Quanto tempo?',
  location: 'Dove?',
  phone: 'Per telefono',
  video: 'Videochiamata',
  place: 'Di persona',

  zone: 'Fuso orario',
  changeZone: 'Cambia fuso orario',
  zoneHelp: 'Digitare una città, un paese o una differenza come GMT+1.',
  zonesFound: {
    one: '{count} fuso orario trovato',
    many: '{count} di fusi orari trovati',
    other: '{count} fusi orari trovati',
  },
  noZone: 'Nessun fuso orario trovato. Provare con una grande città vicina.',
  hours: 'Formato dell’ora',
  hours12: '12 ore',
  hours24: '24 ore',

  taken: 'Questo orario è appena stato prenotato da qualcun altro. Questi sono ancora disponibili.',
  takenDay: 'Questo orario è appena stato prenotato da qualcun altro. Sceglierne un altro.',
  notHeld: 'Non è stato possibile riservare questo orario: la connessione è caduta. Riprovare.',
  refused:
    'Non è stato possibile riservare questo orario. Sceglierne un altro o ricaricare la pagina.',

  questions: 'Alcune domande',
  toReview: 'Continua',
  yourAnswers: 'Le risposte date',
  changeAnswers: 'Modifica le risposte',

  review: 'Conferma dell’appuntamento',
  change: 'Scegli un altro orario',
  confirm: 'Conferma',
  confirming: 'Conferma in corso…',
  slow: 'Ci vuole più tempo del solito. Attendere: l’appuntamento non verrà prenotato due volte.',
  kept: {
    one: 'Questo orario resta riservato ancora per {count} minuto.',
    many: 'Questo orario resta riservato ancora per {count} di minuti.',
    other: 'Questo orario resta riservato ancora per {count} minuti.',
  },
  keptNoMore:
    'Questo orario non è più riservato. È ancora possibile confermarlo, se nessun altro lo ha preso.',
  notConfirmed:
    'La connessione è caduta prima di ricevere una risposta. Premere di nuovo Conferma: l’appuntamento non verrà prenotato due volte.',
  notTaken: 'Non è stato possibile confermare. Riprovare o scegliere un altro orario.',

  booked: 'L’appuntamento è prenotato',
  closeNow: 'Ora è possibile chiudere questa pagina.',
  pending: 'La richiesta è stata inviata',
  pendingText:
    'L’orario resta riservato finché non viene confermato o rifiutato. Arriverà una risposta.',
  declined: 'L’appuntamento non è stato accettato',
  declinedText:
    'L’orario non è più riservato. Per sceglierne un altro, tornare alla pagina di provenienza.',
  addTo: 'Aggiungi al calendario',
  file: 'File di calendario',
  newTab: 'si apre in una nuova scheda',

  reschedule: 'Cambia orario',
  rescheduling: 'L’appuntamento è fissato per: {when}. Scegliere un altro orario.',
  reviewMove: 'Spostare l’appuntamento a questo orario?',
  keepTime: 'Mantieni l’orario attuale',
  later: 'Giorni successivi',
  moved: 'L’appuntamento è stato spostato',
  notMoved: 'Non è stato possibile spostare l’appuntamento. Resta valido l’orario attuale.',

  cancel: 'Annulla l’appuntamento',
  askCancel: 'Annullare questo appuntamento?',
  askCancelText: 'L’orario tornerà disponibile per altri.',
  reason: 'Motivo (facoltativo)',
  doCancel: 'Sì, annulla',
  doNotCancel: 'No, mantieni',
  cancelled: 'L’appuntamento è annullato',
  cancelledText: 'Non occorre fare altro. È possibile chiudere questa pagina.',
  tooLateToMove: 'È troppo tardi per spostare qui questo appuntamento. Si prega di contattarci.',
  tooLateToCancel: 'È troppo tardi per annullare qui questo appuntamento. Si prega di contattarci.',

  expired: 'Questa pagina di prenotazione è chiusa',
  expiredText:
    'Il tempo per scegliere un appuntamento è scaduto. Tornare alla pagina di provenienza e ricominciare.',
}
