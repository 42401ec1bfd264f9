import type { RawMailHeard } from '../../wire/mail-reports.ts'
import type { PlatformContext } from '../context.ts'
import { hearReports } from '../mail-reports/hear-reports.ts'
import { readContentType, readPart } from '../mail-reports/raw/mime-part.ts'
import { readRawReport } from '../mail-reports/raw/read-raw-report.ts'
import { SessionApiError } from './session-api-error.ts'

/** A whole mail, or a report whose header the request has. */
const RAW = new Set(['message/rfc822', 'message/global', 'multipart/report'])

export function isRawMail(contentType: string | undefined): boolean {
  return RAW.has(readContentType(contentType).type)
}

/**
 * Hears a mail that came back, as a mail server hands it on.
 * @throws {SessionApiError} 422: it says that it is a report, and is none.
 */
export async function hearRawMail(
  ctx: Pick<PlatformContext, 'db' | 'keys' | 'now'>,
  workspaceId: string,
  request: Request,
): Promise<RawMailHeard> {
  const text = Buffer.from(await request.arrayBuffer()).toString('latin1')
  const contentType = request.headers.get('content-type') ?? ''
  const mail =
    readContentType(contentType).type === 'multipart/report'
      ? { headers: new Map([['content-type', contentType]]), body: text }
      : readPart(text)
  const read = readRawReport(mail)
  if (read === null) {
    throw new SessionApiError(422, 'unreadable-report', 'RFC 3464 and RFC 5965 have other reports.')
  }
  const told = await hearReports(ctx, workspaceId, read.reports, 'mail')
  return { ...told, ignored: read.ignored }
}
