import type { BookingHostTexts } from './en.ts'

export const texts: BookingHostTexts = {
  booked: 'Nueva cita',
  pending: 'Una cita espera su respuesta',
  approved: 'Esta cita está aprobada',
  moved: 'Cita cambiada',
  movedText: 'Hay un correo más reciente sobre su nueva hora.',
  cancelled: 'Cita cancelada',
  declined: 'Cita rechazada',
  lapsed: 'Esta solicitud ha caducado',
  lapsedText: 'Nadie respondió a tiempo, por lo que ha quedado rechazada.',
  handedOver: 'Una cita ya no es con usted',
  handedOverText: 'Se ha cambiado a otra hora, con otra persona.',
  answer: 'Aprobar o rechazar',
  answerBy: 'Si no hay respuesta antes de {when}, se rechazará.',
  askAnswer: '¿Aprobar esta cita?',
  approve: 'Aprobar',
  decline: 'Rechazar',
  reason: 'Motivo: {reason}',
}
