import type { Kysely } from 'kysely'
import type { Database } from '../../src/database/schema.ts'
import { openKeyring } from '../../src/platform/access/keyring.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { applyWorkspaceFile } from '../../src/platform/workspaces/apply-workspace-file.ts'
import { createWorkspace } from '../../src/platform/workspaces/workspace-store.ts'
import { parseWorkspaceFile } from '../../src/wire/parse-workspace-file.ts'
import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const TEST_SECRET = 'a secret of the tests, long enough to seal'

/** The use cases' context, with a clock that stands still until it is moved. */
export interface TestContext extends PlatformContext {
  clock: { at: number; passMinutes(minutes: number): void }
}

/** A Monday, 08:00 in London. */
export const START = Date.parse('2026-11-23T08:00:00Z')

export async function testContext(db: Kysely<Database>, at = START): Promise<TestContext> {
  const clock = {
    at,
    passMinutes(minutes: number) {
      clock.at += minutes * 60_000
    },
  }
  return {
    db,
    clock,
    keys: await openKeyring(db, TEST_SECRET),
    url: 'https://pages.example.test',
    now: () => new Date(clock.at),
  }
}

/** A new workspace as the file says; ids that the file gives must be used once. */
export async function setUpWorkspace(
  db: Kysely<Database>,
  file: WorkspaceFileInput = {},
): Promise<string> {
  const slug = `w${crypto.randomUUID()}`
  const { id } = await createWorkspace(db, { slug, name: 'Test' })
  await applyWorkspaceFile(db, id, parseWorkspaceFile(file))
  return id
}

export function tokenOf(publicUrl: string): string {
  return new URL(publicUrl).pathname.split('/').at(-1) ?? ''
}
