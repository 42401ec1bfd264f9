import { isId } from '../uuid.ts'

/** The step of a run that sent a mail, from its Message-ID as `send-mail.ts` writes it; null for any other mail. */
export function messageStep(messageId: string): { enrollmentId: string; stepNo: number } | null {
  const [, enrollmentId = '', stepNo] = /^<?([\da-f-]{36})\.(\d{1,9})\.mail@/.exec(messageId) ?? []
  return isId(enrollmentId) ? { enrollmentId, stepNo: Number(stepNo) } : null
}
