import { beforeEach } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { findLeadByNumber } from '../../../src/platform/leads/lead-store.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { setUpWorkspace, testContext, tokenOf } from '../platform-fixture.ts'
import type { TestContext } from '../platform-fixture.ts'
import { formFile } from './form-file.ts'

type Wanted = Parameters<typeof startFormSession>[1]

/** Before each test a new workspace with the form of `formFile`, and a clock that stands still. */
export class FormSessionFixture {
  #ctx: TestContext | undefined
  workspaceId = ''
  /** The form's id. */
  form = ''
  readonly #db: () => Kysely<Database>

  constructor(db: () => Kysely<Database>) {
    this.#db = db
    beforeEach(async () => {
      this.#ctx = await testContext(db())
      await this.useFile()
    })
  }

  get ctx(): TestContext {
    if (this.#ctx === undefined) throw new Error('The context is there within tests only.')
    return this.#ctx
  }

  async useFile(file = formFile()): Promise<void> {
    this.workspaceId = await setUpWorkspace(this.#db(), file)
    this.form = (await listForms(this.#db(), this.workspaceId))[0]?.id ?? ''
  }

  start(change: Partial<Wanted> = {}) {
    const { workspaceId, form } = this
    const wanted = { workspaceId, lead: '1', form, public: true, reuse: false, ...change }
    return startFormSession(this.ctx, wanted)
  }

  /** The token of a new session's link. */
  async startToken(change: Partial<Wanted> = {}): Promise<string> {
    return tokenOf((await this.start(change)).publicUrl)
  }

  async leadValues() {
    return (await findLeadByNumber(this.#db(), this.workspaceId, '1'))?.values
  }
}
