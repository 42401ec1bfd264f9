import type { OpenDatabase } from '../../database/open-database.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { createUserSession } from '../../platform/access/user-session-store.ts'
import { DEMO_EMAIL, DEMO_LIST } from '../../platform/demo-workspace.ts'
import { recordNumber } from '../../platform/octeth-records/record-store.ts'
import {
  createWorkspace,
  findWorkspace,
  workspaceNumber,
} from '../../platform/workspaces/workspace-store.ts'
import type { Workspace } from '../../platform/workspaces/workspace-store.ts'
import { keptSecret } from './kept-secret.ts'
import type { DemoReady } from './ready-line.ts'
import type { ServeContext } from './serve-options.ts'

/** Of the user that `journey.copytouser` copies to. */
const OTHER_SLUG = 'demo-other'
const YEAR_MS = 365 * 86_400_000

const PRIVILEGES: readonly Scope[] = ['campaign:create', 'campaign:delete']

/** What Octeth's commands name: a list, an e-mail, two users, and credentials of each kind. */
export async function prepareOctethDemo(
  { flags, redactor }: ServeContext,
  db: OpenDatabase['db'],
  { id }: Workspace,
  key: (name: string, allowed: { scopes: readonly Scope[] }) => Promise<string>,
) {
  const other =
    (await findWorkspace(db, OTHER_SLUG)) ??
    (await createWorkspace(db, { slug: OTHER_SLUG, name: 'Quay Street' }))
  const token = await keptSecret(flags.data, 'demo-session-octeth')
  redactor.add(token)
  const expiresAt = new Date(Date.now() + YEAR_MS)
  const emailId = await recordNumber(db, 'email', id, DEMO_EMAIL)
  const listId = await recordNumber(db, 'lead_group', id, DEMO_LIST)
  if (emailId === null || listId === null) throw new Error('The demo has lost its list or e-mail.')
  return {
    keys: {
      octeth: await key('demo-key-octeth', { scopes: PRIVILEGES }),
      octethAdmin: await key('demo-key-octeth-admin', { scopes: ['workspace:any'] }),
      octethSession: await createUserSession(db, id, { scopes: PRIVILEGES, expiresAt, token }),
    },
    octeth: {
      listId,
      emailId,
      userId: await workspaceNumber(db, id),
      otherUserId: await workspaceNumber(db, other.id),
    },
  } satisfies Pick<DemoReady, 'octeth'> & { keys: object }
}
