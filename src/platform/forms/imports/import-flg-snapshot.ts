/** The `journeySnapshot` of FLG 360's `POST /api/v2/journey-response-sessions`. */
import * as z from 'zod'
import { FIELD_TYPES } from '../../../wire/form.ts'
import { DATA_FIELD } from '../../../wire/workspace-file-values.ts'
import { ImportError } from './imported-form.ts'
import type { ImportedForm, WrittenField, WrittenPage } from './imported-form.ts'

const snapshot = z.looseObject({
  title: z.string().min(1),
  leadGroup: z.string().nullish(),
  templateName: z.string().min(1).nullish(),
  pages: z.array(z.looseObject({ title: z.string(), pageId: z.string() })).nullish(),
  body: z
    .array(
      z.looseObject({
        text: z.string(),
        type: z.string(),
        dataField: z.string().nullish(),
        journeyFieldId: z.string(),
        readOnly: z.boolean().nullish(),
        required: z.boolean().nullish(),
        pageId: z.string().nullish(),
      }),
    )
    .min(1),
})

type Asked = z.output<typeof snapshot>['body'][number]

/** What needs more than a snapshot tells, such as the options of a list. */
const NEEDS_MORE = new Set([
  'select',
  'radio',
  'checkboxes',
  'currency',
  'statement',
  'signature',
  'file',
  'appointment',
])

/**
 * The snapshot, or an answer with one in it, as a form of ours. Ids of fields are kept, so that
 * saved `values` fit; a type that the snapshot does not tell enough about is asked as text.
 * @throws {ImportError}
 */
export function importFlgSnapshot(json: unknown): ImportedForm {
  const found = z.looseObject({ journeySnapshot: z.unknown() }).safeParse(json)
  const read = snapshot.safeParse(found.success ? found.data.journeySnapshot : json)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new ImportError(`journeySnapshot.${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { title, leadGroup, templateName, pages, body } = read.data
  const notes: string[] = []
  if (leadGroup) notes.push(`leadGroup ${leadGroup}: an id of its own; the form is for all leads`)
  const written: WrittenPage[] = []
  for (const page of pages ?? []) {
    const fields = body.filter(({ pageId }) => pageId === page.pageId)
    if (fields.length > 0) {
      written.push({
        ...ownId(page.pageId),
        title: page.title || title,
        fields: toFields(fields, notes),
      })
    }
  }
  const known = new Set(pages?.map(({ pageId }) => pageId))
  const rest = body.filter(({ pageId }) => !pageId || !known.has(pageId))
  if (rest.length > 0) written.unshift({ title, fields: toFields(rest, notes) })
  return { form: { name: templateName ?? title, title, pages: written }, notes }
}

function toFields(asked: readonly Asked[], notes: string[]): WrittenField[] {
  return asked.map(({ text, type, dataField, journeyFieldId, readOnly, required }) => {
    const said = `"${text}"`
    const known = FIELD_TYPES.find((one) => one === type && !NEEDS_MORE.has(one))
    if (known === undefined) notes.push(`${said}: the type "${type}" is asked as text`)
    const fits = dataField ? DATA_FIELD.test(dataField) : false
    if (dataField && !fits) notes.push(`${said}: the lead can have no value "${dataField}"`)
    const shown = readOnly === true && fits
    if (readOnly && !fits) notes.push(`${said}: read-only without a value of the lead; it is asked`)
    return {
      ...ownId(journeyFieldId),
      type: known ?? 'input',
      label: text || dataField || type,
      ...(dataField && fits && { dataField }),
      ...(shown && { readOnly: true }),
      ...(required && known !== 'hidden' && { required: true }),
    }
  })
}

function ownId(id: string): { id?: string } {
  return z.uuid().safeParse(id).success ? { id } : {}
}
