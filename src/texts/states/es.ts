import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Sus respuestas se han enviado',
  formClosedText: 'Este formulario se envió y ahora está cerrado. No hay nada más que hacer aquí.',
  formExpired: 'Este formulario se ha cerrado',
  formExpiredText:
    'Se ha agotado el tiempo para rellenarlo. Vuelva a la página de la que venía y empiece de nuevo; lo que había escrito no se ha enviado.',
  bookingClosed: 'Su cita está reservada',
  bookingClosedText: 'Esta página ya ha cumplido su función. No hay nada más que hacer aquí.',
  bookingExpired: 'Esta página de reserva se ha cerrado',
  bookingExpiredText:
    'Se ha agotado el tiempo para elegir una cita. Vuelva a la página de la que venía y empiece de nuevo.',
  closeNow: 'Ya puede cerrar esta página.',
  notFound: 'Este enlace no funciona',
  notFoundText:
    'Puede que esté incompleto o que haya uno más reciente. Vuelva a la página de la que venía y empiece de nuevo.',
  internal: 'Algo ha fallado aquí',
  internalText:
    'El error es nuestro, no suyo. Vuelva a cargar la página dentro de un momento; lo que se guardó sigue ahí.',
  refused: 'No se ha podido enviar',
  refusedText: 'Vuelva atrás e inténtelo de nuevo; lo que ha escrito sigue en la página anterior.',
  tooLargeText:
    'Es demasiado grande. Vuelva atrás, acórtelo e inténtelo de nuevo; lo que ha escrito sigue en la página anterior.',

  askUnsubscribe: '¿Darse de baja?',
  askUnsubscribeText: 'No recibirá más correos de este tipo.',
  askUnsubscribeFrom: 'No recibirá más correos de este tipo de {sender}.',
  unsubscribe: 'Darse de baja',
  unsubscribed: 'Se ha dado de baja',
  unsubscribedText: 'No recibirá más correos de este tipo. No hay nada más que hacer aquí.',
  noMail: 'Este correo ya no está aquí',
  noMailText:
    'Quien lo envió lo ha retirado. Si aún lo tiene en su programa de correo, léalo allí.',
  noMailLink: 'Este enlace no funciona',
  noMailLinkText:
    'Puede que esté incompleto: algunos programas parten los enlaces largos. Vuelva al correo y copie desde allí el enlace entero.',
  askForward: '¿Mostrar este correo a alguien?',
  askForwardText:
    'Obtendrá un enlace a una copia, que puede enviar a quien quiera. La copia no lleva ninguno de sus enlaces personales, pero sí su nombre donde el correo lo menciona.',
  getLink: 'Obtener el enlace',
  forward: 'Envíe este enlace a quien quiera',
  writeMail: 'Escribir un correo con él',
}
