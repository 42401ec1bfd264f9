import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Antes: {when}',
  manage: 'Cambiar o cancelar la cita',
  reminder: 'Recordatorio de su cita',
}
