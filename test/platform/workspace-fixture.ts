import { beforeEach } from 'node:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'
import { setUpWorkspace, testContext } from './platform-fixture.ts'
import type { TestContext } from './platform-fixture.ts'

/** Before each test a new workspace as the file says, and a clock that stands at 08:00 of a Monday. */
export abstract class WorkspaceFixture {
  #ctx: TestContext | undefined
  workspaceId = ''
  protected readonly db: () => Kysely<Database>

  constructor(db: () => Kysely<Database>, file: () => WorkspaceFileInput) {
    this.db = db
    beforeEach(async () => {
      this.#ctx = await testContext(db())
      await this.useFile(file())
    })
  }

  get ctx(): TestContext {
    if (this.#ctx === undefined) throw new Error('The context is there within tests only.')
    return this.#ctx
  }

  /** Another workspace, in the place of the one before. */
  async useFile(file: WorkspaceFileInput): Promise<void> {
    this.workspaceId = await setUpWorkspace(this.db(), file)
    await this.findIds()
  }

  /** Looks up what the tests name, in the new workspace. */
  protected abstract findIds(): Promise<void>
}
