import type { AnswersSaved, FormSubmitted } from '../../src/wire/page.ts'
import { ask, PAGE_HEADERS } from './ask.ts'
import type { SoakServer } from './soak-server.ts'
import { startSession } from './start-session.ts'
import { FIELDS } from './workspace.ts'

const MOST_SAVES = 6
const LEAVES = 0.2

/** Opens a form, types, and sends it or leaves it half-way. */
export async function visitForm(server: SoakServer): Promise<void> {
  const { ledger } = server
  const { publicUrl } = await startSession(server, 'journey')
  await ask(ledger, publicUrl, { expected: [200] })
  const name = crypto.randomUUID()
  const writer = crypto.randomUUID()
  const saves = 1 + Math.floor(Math.random() * MOST_SAVES)
  for (let number = 1; number <= saves; number++) {
    const values = {
      [FIELDS.first]: `${name} ${number}`,
      [FIELDS.remark]: 'x'.repeat((number * 397) % 3000),
    }
    const { text } = await ask(ledger, `${publicUrl}/answers`, {
      method: 'PUT',
      headers: PAGE_HEADERS,
      body: { rev: number - 1, page: 2, values, batch: { writer, number } },
      expected: [200],
    })
    const saved = JSON.parse(text) as AnswersSaved
    if (saved.rev !== number) throw new Error(`save ${number} was put in ${saved.rev} times`)
    ledger.forms.set(name, { saves: number, submitted: false })
  }
  if (Math.random() < LEAVES) return
  const { text } = await ask(ledger, `${publicUrl}/submit`, {
    method: 'POST',
    headers: PAGE_HEADERS,
    body: {
      submitKey: crypto.randomUUID(),
      rev: saves,
      values: {
        [FIELDS.first]: `${name} ${saves}`,
        [FIELDS.phone]: '+442079460000',
        [FIELDS.consent]: true,
      },
    },
    expected: [200],
  })
  if (!(JSON.parse(text) as FormSubmitted).receipt.startsWith('eyJ')) throw new Error('no receipt')
  ledger.forms.set(name, { saves, submitted: true })
}
