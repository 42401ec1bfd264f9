import { randomInt } from 'node:crypto'
import { createAccessKey, findAccessKey } from '../../platform/access/access-key-store.ts'
import type { Permission } from '../../platform/access/access-key.ts'
import { JOURNEY_SCOPES } from '../../platform/access/scope.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { signUserToken } from '../../platform/access/user-token.ts'
import type { PlatformContext } from '../../platform/context.ts'
import { DEMO_OTHER_GROUP_LEAD, demoWorkspace } from '../../platform/demo-workspace.ts'
import { applyWorkspaceFile } from '../../platform/workspaces/apply-workspace-file.ts'
import { createWorkspace, listSites } from '../../platform/workspaces/workspace-store.ts'
import type { Workspace } from '../../platform/workspaces/workspace-store.ts'
import { chooseWorkspace } from '../choose-workspace.ts'
import { keptSecret } from './kept-secret.ts'
import { prepareVisitorDemo } from './prepare-visitor-demo.ts'
import { prepareOctethDemo } from './prepare-octeth-demo.ts'
import type { DemoReady } from './ready-line.ts'
import type { ServeContext } from './serve-options.ts'

/** The demo never works on a workspace of the owner's. */
const DEMO_SLUG = 'demo'

export interface PreparedDemo {
  workspace: Workspace
  ready: Required<Pick<DemoReady, 'keys' | 'octeth' | 'breakground' | 'otherGroupLead'>>
}

interface Allowed {
  permissions?: Permission[]
  scopes?: readonly Scope[]
}

/** Sets the demo workspace up, again at each start: what was changed by hand comes back. */
export async function prepareDemo(
  context: ServeContext,
  platform: PlatformContext,
  siteUrl: string,
): Promise<PreparedDemo> {
  const { db } = platform
  const workspace = await chooseWorkspace(db, DEMO_SLUG, (slug) =>
    createWorkspace(db, { slug, name: 'Harbour Lane' }),
  )
  await applyWorkspaceFile(db, workspace.id, { ...demoWorkspace, sites: [siteUrl] })
  await prepareVisitorDemo(platform, workspace.id)
  const key = (name: string, allowed: Allowed) => demoKey(context, db, workspace, name, allowed)
  const octeth = await prepareOctethDemo(context, db, workspace, key)
  const site = (await listSites(db, workspace.id)).find(({ origin }) => origin === siteUrl)
  if (site === undefined) throw new Error(`The demo has no site ${siteUrl}.`)
  return {
    workspace,
    ready: {
      keys: {
        flg: await key('demo-key-flg', { permissions: ['journeys', 'appointments'] }),
        flgNoAccess: await key('demo-key-flg-no-access', {}),
        flownally: await key('demo-key-flownally', { scopes: JOURNEY_SCOPES }),
        flownallyReadOnly: await key('demo-key-flownally-read-only', {
          scopes: ['journey:list', 'journey:read'],
        }),
        ...octeth.keys,
        breakground: await demoToken(context, platform, workspace),
      },
      octeth: octeth.octeth,
      breakground: { siteId: site.id },
      otherGroupLead: DEMO_OTHER_GROUP_LEAD,
    },
  }
}

/** The same key at each start, kept in the data folder; the database has its hash. */
async function demoKey(
  { flags, redactor }: ServeContext,
  db: PlatformContext['db'],
  workspace: Workspace,
  name: string,
  allowed: Allowed,
): Promise<string> {
  const key = await keptSecret(flags.data, name, randomKey)
  redactor.add(key)
  const found = await findAccessKey(db, key)
  if (found === null) await createAccessKey(db, workspace.id, { name, ...allowed, key })
  return key
}

const TOKEN_MS = 3_600_000

/** For an owner of the demo workspace, from this start on. */
async function demoToken(
  { redactor }: ServeContext,
  platform: PlatformContext,
  { id: workspaceId }: Workspace,
): Promise<string> {
  const ends = new Date(platform.now().getTime() + TOKEN_MS)
  const token = await signUserToken(platform, { workspaceId, userId: 'demo', role: 'owner' }, ends)
  redactor.add(token)
  return token
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** 32 letters and digits, as FLG's keys look. */
const randomKey = (): string =>
  Array.from({ length: 32 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
