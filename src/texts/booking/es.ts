import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Con {host}',
  needsScript:
    'Para elegir una hora se necesita JavaScript, que aquí está desactivado. Actívelo y vuelva a cargar la página, o pida una cita por otro medio.',

  loading: 'Buscando horas disponibles…',
  failed:
    'No se han podido cargar las horas disponibles. Compruebe su conexión e inténtelo de nuevo.',
  retry: 'Reintentar',
  partMissing:
    'No se ha podido cargar una parte de esta página. Compruebe su conexión y vuelva a cargar la página.',
  free: {
    one: '{count} hora disponible',
    many: '{count} de horas disponibles',
    other: '{count} horas disponibles',
  },
  noFree: 'sin horas disponibles',
  previousMonth: 'Mes anterior: {month}',
  nextMonth: 'Mes siguiente: {month}',
  times: 'Horas disponibles el {day}',
  chooseDay: 'Elija un día para ver las horas disponibles.',
  noneInMonth: 'No hay horas disponibles en {month}.',
  nextFree: 'Próximo día disponible: {day}',
  noneLater: 'Tampoco hay horas más adelante. Pida una cita por otro medio.',
  seats: {
    one: 'queda {count} plaza',
    many: 'quedan {count} de plazas',
    other: 'quedan {count} plazas',
  },
  clocksForward: 'Ese día se adelantan los relojes.',
  clocksBack: 'Ese día se atrasan los relojes.',

  duration: '¿Cuánto tiempo?',
  location: '¿Dónde?',
  phone: 'Por teléfono',
  video: 'Videollamada',
  place: 'En persona',

  zone: 'Zona horaria',
  changeZone: 'Cambiar la zona horaria',
  zoneHelp: 'Escriba una ciudad, un país o una diferencia como GMT+1.',
  zonesFound: {
    one: '{count} zona horaria encontrada',
    many: '{count} de zonas horarias encontradas',
    other: '{count} zonas horarias encontradas',
  },
  noZone: 'No se ha encontrado ninguna zona horaria. Pruebe con una ciudad grande cercana.',
  hours: 'Formato de hora',
  hours12: '12 horas',
  hours24: '24 horas',

  taken: 'Otra persona acaba de reservar esta hora. Estas siguen disponibles.',
  takenDay: 'Otra persona acaba de reservar esta hora. Elija otra.',
  notHeld: 'No se ha podido guardar esta hora: se ha perdido la conexión. Inténtelo de nuevo.',
  refused: 'No se ha podido guardar esta hora. Elija otra o vuelva a cargar la página.',

  questions: 'Algunas preguntas',
  toReview: 'Continuar',
  yourAnswers: 'Sus respuestas',
  changeAnswers: 'Cambiar sus respuestas',

  review: 'Confirme su cita',
  change: 'Elegir otra hora',
  confirm: 'Confirmar',
  confirming: 'Confirmando…',
  slow: 'Está tardando más de lo habitual. Espere: no se le reservará dos veces.',
  kept: {
    one: 'Le guardamos esta hora durante {count} minuto más.',
    many: 'Le guardamos esta hora durante {count} de minutos más.',
    other: 'Le guardamos esta hora durante {count} minutos más.',
  },
  keptNoMore:
    'Ya no le guardamos esta hora. Todavía puede confirmarla si nadie más la ha reservado.',
  notConfirmed:
    'Se perdió la conexión antes de saber si había funcionado. Pulse Confirmar otra vez: no se le reservará dos veces.',
  notTaken: 'No se ha podido confirmar. Inténtelo de nuevo o elija otra hora.',

  booked: 'Su cita está reservada',
  closeNow: 'Ya puede cerrar esta página.',
  pending: 'Su solicitud se ha enviado',
  pendingText: 'La hora queda guardada hasta que se confirme o se rechace. Recibirá una respuesta.',
  declined: 'Su cita no se ha aceptado',
  declinedText:
    'La hora ya no está guardada. Para elegir otra, vuelva a la página de la que venía.',
  addTo: 'Añadir a su calendario',
  file: 'Archivo de calendario',
  newTab: 'se abre en una pestaña nueva',

  reschedule: 'Cambiar la hora',
  rescheduling: 'Su cita es el {when}. Elija otra hora para ella.',
  reviewMove: '¿Cambiar su cita a esta hora?',
  keepTime: 'Mantener la hora actual',
  later: 'Días posteriores',
  moved: 'Su cita se ha cambiado',
  notMoved: 'No se ha podido cambiar la cita. Se mantiene la hora actual.',

  cancel: 'Cancelar la cita',
  askCancel: '¿Cancelar esta cita?',
  askCancelText: 'La hora quedará libre para otras personas.',
  reason: 'Motivo (opcional)',
  doCancel: 'Sí, cancelarla',
  doNotCancel: 'No, mantenerla',
  cancelled: 'Su cita se ha cancelado',
  cancelledText: 'No tiene que hacer nada más. Puede cerrar esta página.',
  tooLateToMove:
    'Ya es demasiado tarde para cambiar esta cita aquí. Póngase en contacto directamente.',
  tooLateToCancel:
    'Ya es demasiado tarde para cancelar esta cita aquí. Póngase en contacto directamente.',

  expired: 'Esta página de reserva se ha cerrado',
  expiredText:
    'Se ha agotado el tiempo para elegir una cita. Vuelva a la página de la que venía y empiece de nuevo.',
}
