import type { DemoServer } from '../../test/harness/demo-server.ts'
import { LONG_FORM } from '../../test/harness/long-form.ts'
import { formLink } from '../../test/e2e/session-links.ts'

/** A form that somebody has open. */
export interface OpenForm {
  /** A bearer secret. */
  link: string
  rev: number
  saves: number
  /** A save of it is on its way. */
  saving: boolean
}

const AT_ONCE = 16
const LEADS = 200

/** As many forms as wanted, each a session of its own, of two hundred leads. */
export async function openSessions(server: DemoServer, count: number): Promise<OpenForm[]> {
  const leads = Array.from({ length: Math.min(LEADS, count) }, () => server.freshLead())
  const opened: OpenForm[] = []
  let next = 0
  const open = async () => {
    while (next < count) {
      const lead = leads[next++ % leads.length] ?? ''
      const link = await again(() => formLink(server, lead, LONG_FORM))
      opened.push({ link, rev: 0, saves: 0, saving: false })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, open))
  return opened
}

/** Once more when it failed: so many at a time may find a connection that the server is closing. */
export async function again<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    console.log(`once more, since ${String(error)}`)
    return run()
  }
}
