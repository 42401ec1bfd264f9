/** A process that submits a form, and then waits for a receiver who does not answer. */
import { openPglite } from '../../../src/database/open-pglite.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { startWebhookWorker } from '../../../src/platform/webhooks/webhook-worker.ts'
import { testContext } from '../platform-fixture.ts'

const [, , folder = '', token = '', origin = ''] = process.argv
const { db } = await openPglite(folder)
const ctx = await testContext(db)
await submitForm(ctx, token, { submitKey: 'k', values: {} })
console.log('submitted')
const log = { info() {}, warn() {}, error() {} }
startWebhookWorker(ctx, { allowedOrigins: [origin], log, deadlineMs: 10 * 60_000 })
