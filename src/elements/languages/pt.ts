import type { Strings } from '../strings.ts'

export const strings: Strings = {
  lang: 'pt',
  journey: 'Formulário',
  appointment: 'Marcar um horário',
  loading: 'Carregando',
  link: 'Abrir em uma nova guia',
  retry: 'Tentar novamente',
  restart: 'Recomeçar',
  close: 'Fechar',
  start: 'Começar',
  consent: 'Será carregado conteúdo de outro site.',
  required: 'Conclua esta etapa primeiro.',
  signIn: 'Faça login ou solicite um novo link.',
  tryAgain: 'Isso não está funcionando no momento. Aguarde um instante e tente novamente.',
  unavailable: 'Este conteúdo não está disponível.',
  offline: 'Sem conexão. O processo continuará assim que a conexão for restabelecida.',
  ended: 'Esta sessão foi encerrada.',
  blocked: 'Este conteúdo não pode ser exibido aqui. Abra-o em uma nova guia.',
}
