import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Página {page} de {pages}',
  problem: 'Problema: {title}',
  problems: { one: 'Há um problema', many: 'Há alguns problemas', other: 'Há alguns problemas' },
  mustFill: 'preenchimento obrigatório',
  choose: 'Escolher…',
  back: 'Voltar',
  next: 'Avançar',
  submit: 'Enviar',
  sending: 'Enviando…',
  retry: 'Tentar novamente',
  saved: 'Salvo',
  waiting:
    'A conexão foi perdida. O que você digitou permanece nesta página e será salvo quando a conexão voltar.',
  connected: 'A conexão voltou e está tudo salvo.',
  notSaved:
    'Não foi possível salvar o que você digitou. Está nesta página: continue e envie antes de sair.',
  notSent:
    'Não foi possível enviar suas respostas porque a conexão foi perdida. Tudo o que você digitou ainda está aqui.',
  notTaken:
    'Não foi possível enviar suas respostas. Tudo o que você digitou ainda está aqui. Verifique e tente novamente.',
  typed: 'O que você tinha preenchido',
  yes: 'Sim',
  no: 'Não',
  thanks: 'Obrigado',
  thanksText: 'Suas respostas foram enviadas.',
  closed: 'Este formulário já foi enviado',
  closedText:
    'Ele foi enviado de outra janela ou dispositivo e agora está encerrado. O que você digitou aqui desde então não foi enviado.',
  expired: 'O tempo para preencher este formulário acabou',
  expiredText:
    'Suas respostas não foram enviadas. Copie o que precisar, volte à página de onde você veio e comece de novo.',

  required: 'Preencha “{label}”.',
  requiredTick: 'Marque “{label}” para continuar.',
  requiredChoice: 'Escolha uma resposta para “{label}”.',
  email: 'Digite um endereço de e-mail, como nome@exemplo.com.',
  tel: 'Digite um número de telefone, como +55 11 0000 0000.',
  number:
    'Digite um número em algarismos, como 1500 ou 1500.50, com ponto em vez de vírgula e sem espaços.',
  date: 'Digite uma data completa que exista: dia, mês e ano.',
  min: 'Digite {min} ou mais.',
  max: 'Digite {max} ou menos.',
  tooLong: 'Reduza o texto a no máximo {length} caracteres.',
  decimals: 'Introduza um valor com {most} casas decimais no máximo, por exemplo 1500.50.',
  noDecimals: 'Introduza um valor sem casas decimais, por exemplo 1500.',
  tooShort: 'Escreva pelo menos {length} caracteres.',
  pattern: 'Introduza “{label}” no formato pedido.',
  time: 'Introduza uma hora, por exemplo 14:30.',
  earliest: 'Introduza {day} ou um dia posterior.',
  latest: 'Introduza {day} ou um dia anterior.',
  tooFew: 'Escolha pelo menos {count} das respostas.',
  tooMany: 'Escolha no máximo {count} das respostas.',
  option: 'Escolha uma das respostas listadas para “{label}”.',
  readOnlyEmpty: '“{label}” deveria estar preenchido para você. Você pode continuar sem isso.',
}
