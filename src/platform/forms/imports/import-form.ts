import { FORM_FORMATS } from './form-formats.ts'
import type { FormFormat } from './form-formats.ts'
import { importFlgSnapshot } from './import-flg-snapshot.ts'
import { importJsonSchema } from './import-json-schema.ts'
import { importSurveyJs } from './import-survey-js.ts'
import { ImportError } from './imported-form.ts'
import type { ImportedForm, WrittenForm } from './imported-form.ts'

const IMPORTS: Record<FormFormat, (json: unknown) => ImportedForm> = {
  // It is checked like any other when it is applied.
  sessionframe: (json) => ({ form: json as WrittenForm, notes: [] }),
  flg: importFlgSnapshot,
  'json-schema': importJsonSchema,
  surveyjs: importSurveyJs,
}

/**
 * Reads parsed JSON as a form.
 * @param format By default told by what is in it.
 * @throws {ImportError} It is nothing that can be told, or not what it was said to be.
 */
export function importForm(json: unknown, format = formatOf(json)): ImportedForm {
  if (format !== null) return IMPORTS[format](json)
  throw new ImportError(
    `this is no form that is known: say which by --from ${FORM_FORMATS.join(', ')}`,
  )
}

function formatOf(json: unknown): FormFormat | null {
  if (typeof json !== 'object' || json === null) return null
  if ('journeySnapshot' in json || 'body' in json) return 'flg'
  if ('properties' in json || '$schema' in json) return 'json-schema'
  const [page] = 'pages' in json && Array.isArray(json.pages) ? (json.pages as unknown[]) : []
  if (typeof page === 'object' && page !== null && 'fields' in page) return 'sessionframe'
  return 'pages' in json || 'elements' in json || 'questions' in json ? 'surveyjs' : null
}
