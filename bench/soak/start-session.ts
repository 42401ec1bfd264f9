import type { SessionKind, SessionCreated } from '../../src/wire/endpoint.ts'
import { ask } from './ask.ts'
import type { SoakServer } from './soak-server.ts'
import { FORM, TYPE } from './workspace.ts'

/** A session asked for as the elements do: half of the visitors are known, the others are new leads. */
export async function startSession(server: SoakServer, kind: SessionKind): Promise<SessionCreated> {
  const lead = Math.random() < 0.5 ? server.ledger.takeLead('by protocol') : undefined
  const { text } = await ask(server.ledger, `${server.endpoint}/${kind}-sessions`, {
    method: 'POST',
    headers: {
      ...endpointHeaders(server),
      'Idempotency-Key': crypto.randomUUID(),
      ...(lead !== undefined && { Authorization: `Bearer ${await server.token(lead)}` }),
    },
    body: kind === 'journey' ? { journey: FORM } : { appointmentType: TYPE },
    expected: [201],
  })
  return JSON.parse(text) as SessionCreated
}

export const endpointHeaders = ({ ready }: SoakServer): Record<string, string> => ({
  Origin: ready.site,
  'X-Sessionframe': '1',
  'Sec-Fetch-Site': 'same-origin',
})
