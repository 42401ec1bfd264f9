import type { StateTexts } from './en.ts'

export const texts: StateTexts = {
  formClosed: 'Suas respostas foram enviadas',
  formClosedText:
    'Este formulário foi enviado e agora está encerrado. Não há mais nada a fazer aqui.',
  formExpired: 'Este formulário foi encerrado',
  formExpiredText:
    'O tempo para preenchê-lo acabou. Volte à página de onde você veio e comece de novo; o que você tinha preenchido não foi enviado.',
  bookingClosed: 'Seu agendamento está confirmado',
  bookingClosedText: 'Esta página já cumpriu sua função. Não há mais nada a fazer aqui.',
  bookingExpired: 'Esta página de agendamento foi encerrada',
  bookingExpiredText:
    'O tempo para escolher um horário acabou. Volte à página de onde você veio e comece de novo.',
  closeNow: 'Você já pode fechar esta página.',
  notFound: 'Este link não funciona',
  notFoundText:
    'Ele pode estar incompleto ou ter sido substituído por um mais novo. Volte à página de onde você veio e comece de novo.',
  internal: 'Algo deu errado aqui',
  internalText:
    'O erro é nosso, não seu. Recarregue a página daqui a pouco; o que foi salvo continua lá.',
  refused: 'Não foi possível enviar',
  refusedText: 'Volte e tente novamente; o que você digitou ainda está na página anterior.',
  tooLargeText:
    'O conteúdo é grande demais. Volte, reduza-o e tente novamente; o que você digitou ainda está na página anterior.',

  askUnsubscribe: 'Cancelar a inscrição?',
  askUnsubscribeText: 'Você não receberá mais e-mails deste tipo.',
  askUnsubscribeFrom: 'Você não receberá mais e-mails deste tipo de {sender}.',
  unsubscribe: 'Cancelar inscrição',
  unsubscribed: 'Sua inscrição foi cancelada',
  unsubscribedText: 'Você não receberá mais e-mails deste tipo. Não há mais nada a fazer aqui.',
  noMail: 'Este e-mail não está mais aqui',
  noMailText: 'Quem o enviou o removeu. Se você ainda o tem no seu programa de e-mail, leia-o lá.',
  noMailLink: 'Este link não funciona',
  noMailLinkText:
    'Ele pode estar incompleto: alguns programas quebram links longos. Volte ao e-mail e copie de lá o link inteiro.',
  askForward: 'Mostrar este e-mail a alguém?',
  askForwardText:
    'Você recebe um link para uma cópia, que pode enviar a quem quiser. A cópia não contém seus links pessoais, mas traz seu nome onde o e-mail o menciona.',
  getLink: 'Obter o link',
  forward: 'Envie este link a quem quiser',
  writeMail: 'Escrever um e-mail com ele',
}
