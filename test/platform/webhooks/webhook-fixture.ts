import { after, before, beforeEach } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { submitForm } from '../../../src/platform/sessions/submit-form.ts'
import { beginDue } from '../../../src/platform/webhooks/deliver-webhooks.ts'
import type { DeliverOptions } from '../../../src/platform/webhooks/deliver-webhooks.ts'
import { listDeliveries } from '../../../src/platform/webhooks/delivery-log-store.ts'
import { applyWorkspaceFile } from '../../../src/platform/workspaces/apply-workspace-file.ts'
import { parseWorkspaceFile } from '../../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFileInput } from '../../../src/wire/workspace-file.ts'
import { hostileServer, json } from '../../harness/hostile-server.ts'
import type { HostileServer } from '../../harness/hostile-server.ts'
import { watchedLog } from '../../harness/watched-log.ts'
import { FIELDS } from '../sessions/form-file.ts'
import { FormSessionFixture } from '../sessions/form-session-fixture.ts'

type WebhookInput = NonNullable<WorkspaceFileInput['webhooks']>[number]

export const SECRET = `whsec_${Buffer.from('a secret of the tests, 32 bytes!').toString('base64')}`

/** Before each test a new workspace whose webhook is a server of the test's own, which says 200. */
export class WebhookFixture {
  readonly forms: FormSessionFixture
  readonly log: { level: string; record: object; message: string }[] = []
  receiver!: HostileServer
  readonly #db: () => Kysely<Database>

  constructor(db: () => Kysely<Database>) {
    this.#db = db
    this.forms = new FormSessionFixture(db)
    before(async () => {
      this.receiver = await hostileServer()
    })
    after(() => this.receiver.close())
    beforeEach(async () => {
      // The workspaces of other tests are delivered from too.
      await db().deleteFrom('webhook_event').execute()
      this.log.length = 0
      this.receiver.reset()
      this.receiver.behave = json(200, {})
    })
  }

  get ctx() {
    return this.forms.ctx
  }

  get url(): string {
    return `${this.receiver.origin}/hook`
  }

  subscribe(change: Partial<WebhookInput> = {}) {
    return this.apply({ webhooks: [{ url: this.url, secret: SECRET, ...change }] })
  }

  apply(file: WorkspaceFileInput) {
    const { workspaceId } = this.forms
    return applyWorkspaceFile(this.#db(), workspaceId, parseWorkspaceFile(file), this.ctx.keys)
  }

  /** Submits a new session; gives its id and receipt. */
  async submit(): Promise<{ sessionId: string; receipt: string }> {
    const token = await this.forms.startToken()
    const values = { [FIELDS.first]: 'Ada' }
    const done = await submitForm(this.ctx, token, { submitKey: crypto.randomUUID(), values })
    return { sessionId: done.session.id, receipt: done.receipt }
  }

  get options(): DeliverOptions {
    return {
      allowedOrigins: new Set([this.receiver.origin]),
      log: watchedLog(
        (level, record: object, message: string) => void this.log.push({ level, record, message }),
      ),
      random: () => 0.5,
    }
  }

  /** Tries what is due; gives how many attempts there were. */
  async deliver(change: Partial<DeliverOptions> = {}): Promise<number> {
    const attempts = await beginDue(this.ctx, { ...this.options, ...change }, 100)
    await Promise.all(attempts)
    return attempts.length
  }

  deliveries() {
    return listDeliveries(this.#db(), this.forms.workspaceId)
  }

  /** Events that are kept, of all workspaces. */
  async events(): Promise<number> {
    return (await this.#db().selectFrom('webhook_event').select('id').execute()).length
  }
}
