import type { BookingMailTexts } from './en.ts'

export const texts: BookingMailTexts = {
  before: 'Antes: {when}',
  manage: 'Alterar ou cancelar o agendamento',
  reminder: 'Lembrete do seu agendamento',
}
