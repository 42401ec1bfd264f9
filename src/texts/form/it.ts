import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Pagina {page} di {pages}',
  problem: 'Problema: {title}',
  problems: {
    one: 'C’è un problema',
    many: 'Ci sono alcuni problemi',
    other: 'Ci sono alcuni problemi',
  },
  mustFill: 'campo obbligatorio',
  choose: 'Scegliere…',
  back: 'Indietro',
  next: 'Avanti',
  submit: 'Invia',
  sending: 'Invio in corso…',
  retry: 'Riprova',
  saved: 'Salvato',
  waiting:
    'La connessione è caduta. Quanto scritto resta in questa pagina e verrà salvato quando la connessione tornerà.',
  connected: 'La connessione è tornata e tutto è salvato.',
  notSaved:
    'Non è stato possibile salvare quanto scritto. Resta in questa pagina: continuare e inviarlo prima di uscire.',
  notSent:
    'Non è stato possibile inviare le risposte perché la connessione è caduta. Tutto quanto scritto è ancora qui.',
  notTaken:
    'Non è stato possibile inviare le risposte. Tutto quanto scritto è ancora qui. Controllare e riprovare.',
  typed: 'Quanto era stato scritto',
  yes: 'Sì',
  no: 'No',
  thanks: 'Grazie',
  thanksText: 'Le risposte sono state inviate.',
  closed: 'Questo modulo è già stato inviato',
  closedText:
    'È stato inviato da un’altra finestra o da un altro dispositivo e ora è chiuso. Quanto scritto qui da allora non è stato inviato.',
  expired: 'Il tempo per compilare questo modulo è scaduto',
  expiredText:
    'Le risposte non sono state inviate. Copiare ciò che serve, tornare alla pagina di provenienza e ricominciare.',

  required: 'Compilare “{label}”.',
  requiredTick: 'Selezionare “{label}” per continuare.',
  requiredChoice: 'Scegliere una risposta per “{label}”.',
  email: 'Inserire un indirizzo e-mail come nome@esempio.com.',
  tel: 'Inserire un numero di telefono come +39 06 0000 0000.',
  number:
    'Inserire un numero in cifre, come 1500 o 1500.50, con il punto al posto della virgola e senza spazi.',
  date: 'Inserire una data completa che esista: giorno, mese e anno.',
  min: 'Inserire {min} o più.',
  max: 'Inserire {max} o meno.',
  tooLong: 'Ridurre il testo a {length} caratteri al massimo.',
  decimals: 'Inserisci un importo con al massimo {most} decimali, per esempio 1500.50.',
  noDecimals: 'Inserisci un importo senza decimali, per esempio 1500.',
  tooShort: 'Scrivi almeno {length} caratteri.',
  pattern: 'Inserisci «{label}» nella forma richiesta.',
  time: 'Inserisci un orario, per esempio 14:30.',
  earliest: 'Inserisci il {day} o un giorno successivo.',
  latest: 'Inserisci il {day} o un giorno precedente.',
  tooFew: 'Scegli almeno {count} delle risposte.',
  tooMany: 'Scegli al massimo {count} delle risposte.',
  option: 'Scegliere una delle risposte elencate per “{label}”.',
  readOnlyEmpty: '“{label}” avrebbe dovuto essere già compilato. È possibile continuare senza.',
}
