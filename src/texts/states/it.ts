import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Le risposte sono state inviate',
  formClosedText: 'Questo modulo è stato inviato e ora è chiuso. Qui non c’è altro da fare.',
  formExpired: 'Questo modulo è chiuso',
  formExpiredText:
    'Il tempo per compilarlo è scaduto. Tornare alla pagina di provenienza e ricominciare; quanto scritto non è stato inviato.',
  bookingClosed: 'L’appuntamento è prenotato',
  bookingClosedText: 'Questa pagina ha svolto il suo compito. Qui non c’è altro da fare.',
  bookingExpired: 'Questa pagina di prenotazione è chiusa',
  bookingExpiredText:
    'Il tempo per scegliere un appuntamento è scaduto. Tornare alla pagina di provenienza e ricominciare.',
  closeNow: 'Ora è possibile chiudere questa pagina.',
  notFound: 'Questo link non funziona',
  notFoundText:
    'Potrebbe essere incompleto o sostituito da uno più recente. Tornare alla pagina di provenienza e ricominciare.',
  internal: 'Qui qualcosa è andato storto',
  internalText:
    'L’errore è nostro. Ricaricare la pagina tra un istante; quanto salvato è ancora presente.',
  refused: 'Non è stato possibile inviare',
  refusedText: 'Tornare indietro e riprovare; quanto scritto è ancora nella pagina precedente.',
  tooLargeText:
    'Il contenuto è troppo grande. Tornare indietro, accorciarlo e riprovare; quanto scritto è ancora nella pagina precedente.',

  askUnsubscribe: 'Annullare l’iscrizione?',
  askUnsubscribeText: 'Non arriveranno più e-mail di questo tipo.',
  askUnsubscribeFrom: 'Non arriveranno più e-mail di questo tipo da {sender}.',
  unsubscribe: 'Annulla l’iscrizione',
  unsubscribed: 'L’iscrizione è annullata',
  unsubscribedText: 'Non arriveranno più e-mail di questo tipo. Qui non c’è altro da fare.',
  noMail: 'Questa e-mail non è più qui',
  noMailText: 'Chi l’ha inviata l’ha rimossa. Se è ancora nel programma di posta, leggerla lì.',
  noMailLink: 'Questo link non funziona',
  noMailLinkText:
    'Potrebbe essere incompleto: alcuni programmi spezzano i link lunghi. Tornare all’e-mail e copiare da lì il link intero.',
  askForward: 'Mostrare questa e-mail a qualcuno?',
  askForwardText:
    'Si ottiene un link a una copia, da inviare a chi si vuole. La copia non contiene i link personali, ma il nome del destinatario dove l’e-mail lo riporta.',
  getLink: 'Ottieni il link',
  forward: 'Inviare questo link a chi si vuole',
  writeMail: 'Scrivi un’e-mail con il link',
}
