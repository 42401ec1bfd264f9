import type { FormTexts } from './en.ts'

export const texts: FormTexts = {
  progress: 'Página {page} de {pages}',
  problem: 'Problema: {title}',
  problems: { one: 'Hay un problema', many: 'Hay varios problemas', other: 'Hay varios problemas' },
  mustFill: 'obligatorio',
  choose: 'Elegir…',
  back: 'Atrás',
  next: 'Siguiente',
  submit: 'Enviar',
  sending: 'Enviando…',
  retry: 'Reintentar',
  saved: 'Guardado',
  waiting:
    'Se ha perdido la conexión. Lo que ha escrito permanece en esta página y se guardará cuando vuelva la conexión.',
  connected: 'La conexión ha vuelto y todo está guardado.',
  notSaved:
    'No se ha podido guardar lo que ha escrito. Permanece en esta página: continúe y envíelo antes de salir.',
  notSent:
    'No se han podido enviar sus respuestas porque se ha perdido la conexión. Todo lo que ha escrito sigue aquí.',
  notTaken:
    'No se han podido enviar sus respuestas. Todo lo que ha escrito sigue aquí. Revíselo e inténtelo de nuevo.',
  typed: 'Lo que había escrito',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gracias',
  thanksText: 'Sus respuestas se han enviado.',
  closed: 'Este formulario ya se envió',
  closedText:
    'Se envió desde otra ventana u otro dispositivo y ahora está cerrado. Lo que ha escrito aquí desde entonces no se ha enviado.',
  expired: 'Se ha agotado el tiempo para rellenar este formulario',
  expiredText:
    'Sus respuestas no se han enviado. Copie lo que necesite, vuelva a la página de la que venía y empiece de nuevo.',

  required: 'Rellene «{label}».',
  requiredTick: 'Marque «{label}» para continuar.',
  requiredChoice: 'Elija una respuesta para «{label}».',
  email: 'Introduzca una dirección de correo electrónico, como nombre@ejemplo.com.',
  tel: 'Introduzca un número de teléfono, como +34 910 000 000.',
  number:
    'Introduzca un número en cifras, como 1500 o 1500.50, con punto en lugar de coma y sin espacios.',
  date: 'Introduzca una fecha completa que exista: día, mes y año.',
  min: 'Introduzca {min} o más.',
  max: 'Introduzca {max} o menos.',
  tooLong: 'Acorte este texto a {length} caracteres como máximo.',
  decimals: 'Introduzca un importe con {most} decimales como máximo, por ejemplo 1500.50.',
  noDecimals: 'Introduzca un importe sin decimales, por ejemplo 1500.',
  tooShort: 'Escriba al menos {length} caracteres.',
  pattern: 'Introduzca «{label}» en el formato que se pide.',
  time: 'Introduzca una hora, por ejemplo 14:30.',
  earliest: 'Introduzca el {day} o un día posterior.',
  latest: 'Introduzca el {day} o un día anterior.',
  tooFew: 'Elija al menos {count} de las respuestas.',
  tooMany: 'Elija como máximo {count} de las respuestas.',
  option: 'Elija una de las respuestas indicadas para «{label}».',
  readOnlyEmpty: '«{label}» debería estar rellenado. Puede continuar sin ello.',
}
