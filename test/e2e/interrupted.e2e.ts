import { DemoServer } from '../harness/demo-server.ts'
import { LONG_FORM, longAnswers, longForm } from '../harness/long-form.ts'
import { findPostgresServer } from '../harness/postgres-server.ts'
import { seededRandom } from '../harness/seeded-random.ts'
import { throwAwayDatabase } from '../harness/throw-away-database.ts'
import { test as watched } from '../harness/watched-test.ts'
import { openWebhookInbox } from '../harness/webhook-inbox.ts'
import { Acknowledged } from './acknowledged.ts'
import { expect } from './fixtures.ts'
import { INTERRUPTIONS, InterruptedVisitor } from './interrupted-visitor.ts'
import { action } from './journey-steps.ts'
import { formLink } from './session-links.ts'

/** `npm run check:all` has a hundred, and both databases. */
const COUNT = Number(process.env['INTERRUPTIONS'] ?? 8)
const DATABASES = process.env['INTERRUPTIONS'] === undefined ? ['pglite'] : ['pglite', 'postgres']
const SEED = Number(
  process.env['INTERRUPTION_SEED'] ??
    (process.env['PROPERTY_SEED'] === 'random' ? Date.now() % 2 ** 32 : 20_261_122),
)

const SECRET = `whsec_${Buffer.from('canary-of-a-webhook-secret-32-by').toString('base64')}`

const SEALING_SECRET = 'canary-sealing-secret-of-32-bytes-or-more'

/** Answers, and pages to turn. */
const STEPS = 46

for (const kind of DATABASES) {
  watched(`forty answers, interrupted ${COUNT} times, on ${kind}`, async ({ browser }) => {
    watched.setTimeout(180_000 + COUNT * 45_000)
    const began = performance.now()
    await using inbox = await openWebhookInbox()
    await using postgres = kind === 'postgres' ? await findPostgresServer() : null
    await using database = postgres && (await throwAwayDatabase(postgres.url))
    const server = await DemoServer.start(
      {
        SESSIONFRAME_WEBHOOK_ORIGINS: inbox.origin,
        ...(database && { DATABASE_URL: database.url, SESSIONFRAME_SECRET: SEALING_SECRET }),
      },
      {
        forms: [longForm],
        webhooks: [{ url: inbox.origin, events: ['session.completed'], secret: SECRET }],
      },
    )
    try {
      const lead = server.freshLead()
      const link = await formLink(server, lead, LONG_FORM)
      const random = seededRandom(SEED)
      const acknowledged = new Acknowledged(link)
      const answers = longAnswers('Answer')
      const visitor = new InterruptedVisitor({
        browser,
        server,
        link,
        answers,
        acknowledged,
        random,
      })
      const at = Array.from({ length: COUNT }, () => Math.floor(random() * STEPS))
      const counts = new Map<string, number>()
      await visitor.takeDevice()
      const interrupt = async () => {
        const which = INTERRUPTIONS[Math.floor(random() * INTERRUPTIONS.length)] ?? 'reload'
        counts.set(which, (counts.get(which) ?? 0) + 1)
        await visitor.interrupt(which)
        await acknowledged.expectAll()
      }
      let left = COUNT
      for (let step = 0; await visitor.step(); step++) {
        for (const _ of at.filter((one) => one === step)) {
          await interrupt()
          left -= 1
        }
      }
      // An interruption may have taken a step of its own, so that there were fewer of them.
      while (left-- > 0) {
        await interrupt()
        while (await visitor.step());
      }
      await expect(async () => {
        const stored = await acknowledged.answers()
        for (const { field, value } of answers) expect(stored[field], field).toEqual(value)
      }).toPass({ timeout: 60_000 })
      await acknowledged.expectAll()

      const submits: number[] = []
      visitor.page.on('response', (response) => {
        if (response.url().endsWith('/submit')) submits.push(response.status())
      })
      const killed = server.killAndRestart()
      await expect(async () => {
        if (await action(visitor.page, 'submit').isVisible()) {
          await action(visitor.page, 'submit').dblclick({ timeout: 2000 })
        }
        const main = visitor.page.locator('main[data-sf-state=submitted]')
        await expect(main).toBeVisible({ timeout: 5000 })
      }).toPass({ timeout: 120_000 })
      await killed
      expect(submits.filter((status) => status === 200)).toHaveLength(1)
      const values = await server.leadValues(lead)
      for (const { field, value } of answers) expect(String(values[field])).toBe(String(value))
      await expect.poll(() => inbox.ids.size).toBe(1)
      const kinds = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ')
      console.log(
        `interrupted on ${kind}, INTERRUPTION_SEED=${SEED}: ${kinds}; ${acknowledged.count} saves ` +
          `acknowledged, ${visitor.retyped} answers typed again, ` +
          `${Math.round((performance.now() - began) / 1000)} s`,
      )
      await visitor.close()
    } catch (error) {
      console.error(`INTERRUPTIONS=${COUNT} INTERRUPTION_SEED=${SEED}, on ${kind}`)
      throw error
    } finally {
      await server.stop()
    }
    expect(inbox.ids.size, 'one submission').toBe(1)
  })
}
