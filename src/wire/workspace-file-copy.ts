/** The copy of their answers that visitors get, as a form in `workspace.json` says it. */
import * as z from 'zod'
import { COPY_IF_TYPES, isCalled } from './answers-copy.ts'
import type { FieldType } from './form.ts'
import { report } from './report-problems.ts'
import type { Context } from './report-problems.ts'
import { text } from './workspace-file-values.ts'

export const fileCopy = z
  .strictObject({
    to: text(200).describe('The email question with the address, by id or dataField'),
    if: text(200)
      .optional()
      .describe('Only who ticks this checkbox or consent question, by id or dataField'),
  })
  .describe('Send visitors a copy of their answers by mail')

interface Field {
  id?: string | undefined
  dataField?: string | undefined
  type: FieldType
  readOnly?: boolean | undefined
}

interface Form {
  copy?: z.output<typeof fileCopy> | undefined
  pages: { fields: Field[] }[]
}

const WANTED = {
  to: { types: ['email'], what: 'an email question' },
  if: { types: COPY_IF_TYPES, what: 'a checkbox or consent question' },
} as const satisfies Record<string, { types: readonly FieldType[]; what: string }>

export function checkCopy({ copy, pages }: Form, ctx: Context): void {
  const fields = pages.flatMap((page) => page.fields)
  for (const part of ['to', 'if'] as const) {
    const name = copy?.[part]
    if (name === undefined) continue
    const { types, what } = WANTED[part]
    const field = fields.find((one) => isCalled(one, name))
    const at = ['copy', part]
    if (field === undefined) report(ctx, at, `"${name}" is the id or dataField of no field`)
    else if (!(types as readonly FieldType[]).includes(field.type)) {
      report(ctx, at, `"${name}" is a field of type ${field.type}; name ${what}`)
    } else if (field.readOnly === true) {
      report(ctx, at, `"${name}" is readOnly; name ${what} that the visitor answers`)
    }
  }
}
