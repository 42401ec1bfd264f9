import { setTimeout } from 'node:timers/promises'
import { FIELDS } from '../../test/platform/sessions/form-file.ts'
import { call } from './call.ts'
import type { Caller } from './call.ts'

/** Answered in time, and what was refused or came to nothing. */
export interface Done {
  created: number
  saved: number
  submitted: number
  failed: number
}

/** As most forms are filled in: page by page, or a few answers at a time. */
const SAVES = 3

export interface Place {
  /** Of the proxy. */
  url: string
  key: string
  form: string
  leads: readonly string[]
}

/** Visitors who begin a form, save it three times and submit it, one form after the other, for so long. */
export async function fillIn(
  caller: Caller,
  { url, key, form, leads }: Place,
  { visitors, seconds }: { visitors: number; seconds: number },
): Promise<Done> {
  const done: Done = { created: 0, saved: 0, submitted: 0, failed: 0 }
  const end = performance.now() + seconds * 1000
  let next = Math.floor(Math.random() * leads.length)

  async function visit(): Promise<void> {
    const lead = leads[next++ % leads.length]
    const wanted = { lead, journey: form, public: true }
    const made = await ask('POST', `${url}/api/v2/journey-response-sessions`, wanted, key)
    if (made === null) return
    const link = made['publicUrl']
    if (typeof link !== 'string') throw new Error('a session has no link')
    done.created += 1
    const values = {
      [FIELDS.first]: 'Ada',
      [FIELDS.phone]: '+442079460000',
      [FIELDS.consent]: true,
    }
    const writer = crypto.randomUUID()
    for (let rev = 0; rev < SAVES; rev++) {
      const batch = { writer, number: rev + 1 }
      const remark = { [FIELDS.remark]: `The ${rev + 1}. time`.repeat(10) }
      const save = { rev, page: 1, values: { ...values, ...remark }, batch }
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      if ((await ask('PUT', `${link}/answers`, save)) === null) return
      done.saved += 1
    }
    const submit = { submitKey: writer, rev: SAVES, values }
    if ((await ask('POST', `${link}/submit`, submit)) !== null) done.submitted += 1
  }

  async function ask(method: string, address: string, body: object, bearer?: string) {
    const answer = await call(caller, { method, url: address, body, bearer }).catch(() => null)
    if (answer?.status === 200 || answer?.status === 201) return answer.json
    done.failed += 1
    // Nobody asks at once again.
    await setTimeout(50)
    return null
  }

  await Promise.all(
    Array.from({ length: visitors }, async () => {
      // oxlint-disable-next-line no-await-in-loop
      while (performance.now() < end) await visit()
    }),
  )
  return done
}
