import type { z } from 'zod'
import type { Asked } from '../asked.ts'
import { checkAccept, checkContentType } from '../media-types.ts'
import { checkCsrfHeader } from '../origins.ts'
import { parseJsonBody } from '../parse-body.ts'
import { EndpointProblem } from '../problem.ts'
import { unknownRoute } from '../route-request.ts'
import type { EndpointSettings } from '../settings.ts'
import type { VisitorSettings } from './visitors-options.ts'

export interface VisitorRequest<T> {
  visitors: VisitorSettings
  body: T
  /** Origin of the page. */
  site: string
  /** Of visitor ids. */
  key: CryptoKey
  now: Date
}

/** What both visitor routes look at first; cheap checks before the body. */
export async function readVisitorRequest<T>(
  settings: EndpointSettings,
  { head, readBody }: Asked,
  schema: z.ZodType<T>,
): Promise<VisitorRequest<T>> {
  const { visitors } = settings
  if (visitors === undefined) throw unknownRoute()
  checkCsrfHeader(head)
  checkAccept(head)
  checkContentType(head)
  const site = head.headers.get('origin')
  if (site === null) {
    throw new EndpointProblem('invalid-request', 'Send Origin: it says which site this is.')
  }
  const body = parseJsonBody(schema, await readBody())
  return { visitors, body, site, key: (await settings.keys()).visitor, now: settings.now() }
}

export function noVisitors(): EndpointProblem {
  return new EndpointProblem(
    'not-available',
    'Its upstream runs no journeys, so that it knows nothing of visitors.',
  )
}
