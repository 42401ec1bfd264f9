import type { AnswersMailTexts } from './en.ts'

export const texts: AnswersMailTexts = {
  heading: 'Una copia de sus respuestas',
  notYou:
    'Recibe este correo porque esta dirección se indicó en el formulario. Si no fue usted, puede ignorarlo.',
}
