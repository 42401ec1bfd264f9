import type { BookingTexts } from './en.ts'

export const texts: BookingTexts = {
  with: 'Com {host}',
  needsScript:
    'Para escolher um horário é preciso JavaScript, que está desativado aqui. Ative-o e recarregue a página, ou peça um agendamento por outro meio.',

  loading: 'Procurando horários disponíveis…',
  failed:
    'Não foi possível carregar os horários disponíveis. Verifique sua conexão e tente novamente.',
  retry: 'Tentar novamente',
  partMissing:
    'Não foi possível carregar uma parte desta página. Verifique sua conexão e recarregue a página.',
  free: {
    one: '{count} horário disponível',
    many: '{count} de horários disponíveis',
    other: '{count} horários disponíveis',
  },
  noFree: 'nenhum horário disponível',
  previousMonth: 'Mês anterior: {month}',
  nextMonth: 'Próximo mês: {month}',
  times: 'Horários disponíveis: {day}',
  chooseDay: 'Escolha um dia para ver os horários disponíveis.',
  noneInMonth: 'Não há horários disponíveis em {month}.',
  nextFree: 'Próximo dia disponível: {day}',
  noneLater: 'Também não há horários depois disso. Peça um agendamento por outro meio.',
  seats: {
    one: '{count} vaga restante',
    many: '{count} de vagas restantes',
    other: '{count} vagas restantes',
  },
  clocksForward: 'Neste dia os relógios são adiantados.',
  clocksBack: 'Neste dia os relógios são atrasados.',

  duration: 'Quanto tempo?',
  location: 'Onde?',
  phone: 'Por telefone',
  video: 'Chamada de vídeo',
  place: 'Presencial',

  zone: 'Fuso horário',
  changeZone: 'Alterar o fuso horário',
  zoneHelp: 'Digite uma cidade, um país ou uma diferença como GMT+1.',
  zonesFound: {
    one: '{count} fuso horário encontrado',
    many: '{count} de fusos horários encontrados',
    other: '{count} fusos horários encontrados',
  },
  noZone: 'Nenhum fuso horário encontrado. Tente uma cidade grande próxima.',
  hours: 'Formato de hora',
  hours12: '12 horas',
  hours24: '24 horas',

  taken: 'Outra pessoa acabou de reservar este horário. Estes ainda estão disponíveis.',
  takenDay: 'Outra pessoa acabou de reservar este horário. Escolha outro.',
  notHeld: 'Não foi possível guardar este horário: a conexão foi perdida. Tente novamente.',
  refused: 'Não foi possível guardar este horário. Escolha outro ou recarregue a página.',

  questions: 'Algumas perguntas',
  toReview: 'Continuar',
  yourAnswers: 'Suas respostas',
  changeAnswers: 'Alterar suas respostas',

  review: 'Confirme seu agendamento',
  change: 'Escolher outro horário',
  confirm: 'Confirmar',
  confirming: 'Confirmando…',
  slow: 'Está demorando mais do que o normal. Aguarde: o agendamento não será feito duas vezes.',
  kept: {
    one: 'Guardamos este horário para você por mais {count} minuto.',
    many: 'Guardamos este horário para você por mais {count} de minutos.',
    other: 'Guardamos este horário para você por mais {count} minutos.',
  },
  keptNoMore:
    'Não guardamos mais este horário para você. Ainda é possível confirmá-lo se ninguém mais o reservou.',
  notConfirmed:
    'A conexão foi perdida antes de sabermos se deu certo. Pressione Confirmar novamente: o agendamento não será feito duas vezes.',
  notTaken: 'Não foi possível confirmar. Tente novamente ou escolha outro horário.',

  booked: 'Seu agendamento está confirmado',
  closeNow: 'Você já pode fechar esta página.',
  pending: 'Sua solicitação foi enviada',
  pendingText:
    'O horário fica guardado até ser confirmado ou recusado. Você receberá uma resposta.',
  declined: 'Seu agendamento não foi aceito',
  declinedText:
    'O horário não está mais guardado. Para escolher outro, volte à página de onde você veio.',
  addTo: 'Adicionar ao seu calendário',
  file: 'Arquivo de calendário',
  newTab: 'abre em uma nova guia',

  reschedule: 'Alterar o horário',
  rescheduling: 'Seu agendamento: {when}. Escolha outro horário para ele.',
  reviewMove: 'Mudar seu agendamento para este horário?',
  keepTime: 'Manter o horário atual',
  later: 'Dias posteriores',
  moved: 'Seu agendamento foi alterado',
  notMoved: 'Não foi possível alterar o agendamento. O horário atual continua valendo.',

  cancel: 'Cancelar o agendamento',
  askCancel: 'Cancelar este agendamento?',
  askCancelText: 'O horário ficará livre para outras pessoas.',
  reason: 'Motivo (opcional)',
  doCancel: 'Sim, cancelar',
  doNotCancel: 'Não, manter',
  cancelled: 'Seu agendamento foi cancelado',
  cancelledText: 'Não é preciso fazer mais nada. Você pode fechar esta página.',
  tooLateToMove: 'É tarde demais para alterar este agendamento aqui. Entre em contato diretamente.',
  tooLateToCancel:
    'É tarde demais para cancelar este agendamento aqui. Entre em contato diretamente.',

  expired: 'Esta página de agendamento foi encerrada',
  expiredText:
    'O tempo para escolher um horário acabou. Volte à página de onde você veio e comece de novo.',
}
