import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'es',
  journey: 'Formulario',
  appointment: 'Reservar una cita',
  loading: 'Cargando',
  link: 'Abrir en una pestaña nueva',
  retry: 'Reintentar',
  restart: 'Empezar de nuevo',
  close: 'Cerrar',
  start: 'Empezar',
  consent: 'Se cargará contenido de otro sitio web.',
  required: 'Complete primero este paso.',
  signIn: 'Inicie sesión o solicite un enlace nuevo.',
  tryAgain: 'Esto no funciona en este momento. Espere un instante y vuelva a intentarlo.',
  unavailable: 'Este contenido no está disponible.',
  offline: 'No tiene conexión. Se continuará en cuanto vuelva a estar en línea.',
  ended: 'Esta sesión ha finalizado.',
  blocked: 'Este contenido no se puede mostrar aquí. Ábralo en una pestaña nueva.',
}
