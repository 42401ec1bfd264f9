import { fileTakenSchema } from '../../../wire/page-answers.ts'
import type { UploadedFile } from '../../../wire/uploaded-file.ts'
import { refusal } from '../../ask.ts'
import { visitorLanguages } from '../../visitor-languages.ts'

export interface FileToSend {
  field: string
  /** The same for each try. */
  key: string
  file: File
}

export type SendOutcome =
  | { kind: 'sent'; file: UploadedFile }
  | { kind: 'refused'; why: 'file-type' | 'file-size' | 'full' | 'over' }
  | { kind: 'unreachable' }

/** `fetch` does not tell how much has left. https://xhr.spec.whatwg.org/#xmlhttprequestupload */
export function sendFile(
  { field, key, file }: FileToSend,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const request = new XMLHttpRequest()
  const query = new URLSearchParams({ field, key, name: file.name })
  request.open('POST', `${location.pathname.replace(/\/$/, '')}/files?${query}`)
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.setRequestHeader('Accept-Language', visitorLanguages().join())
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) onProgress(loaded / total)
  })
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => resolve(outcome(request)))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function outcome({ status, responseText }: XMLHttpRequest): SendOutcome {
  const body = parsed(responseText)
  const taken = fileTakenSchema.safeParse(body)
  if (status === 201 && taken.success) return { kind: 'sent', file: taken.data.file }
  if (status === 413) return { kind: 'refused', why: 'file-size' }
  const refused = refusal({ status, body })
  if (refused.kind === 'unreachable') return { kind: 'unreachable' }
  if (refused.kind === 'over') return { kind: 'refused', why: 'over' }
  if (refused.code === 'file-type') return { kind: 'refused', why: 'file-type' }
  return refused.code === 'too-many' ? { kind: 'refused', why: 'full' } : { kind: 'unreachable' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
