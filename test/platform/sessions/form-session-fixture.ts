import type { Kysely } from 'kysely'
import type { Database } from '../../../src/database/schema.ts'
import { listForms } from '../../../src/platform/forms/form-store.ts'
import { findLeadByNumber } from '../../../src/platform/leads/lead-store.ts'
import { startFormSession } from '../../../src/platform/sessions/start-form-session.ts'
import { tokenOf } from '../platform-fixture.ts'
import { WorkspaceFixture } from '../workspace-fixture.ts'
import { formFile } from './form-file.ts'

type Wanted = Parameters<typeof startFormSession>[1]

/** A workspace with the form of `formFile`. */
export class FormSessionFixture extends WorkspaceFixture {
  /** The form's id. */
  form = ''

  constructor(db: () => Kysely<Database>) {
    super(db, formFile)
  }

  protected override async findIds(): Promise<void> {
    this.form = (await listForms(this.db(), this.workspaceId))[0]?.id ?? ''
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
    return (await findLeadByNumber(this.db(), this.workspaceId, '1'))?.values
  }
}
