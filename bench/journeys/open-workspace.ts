import { createAccessKey } from '../../src/platform/access/access-key-store.ts'
import { JOURNEY_SCOPES } from '../../src/platform/access/scope.ts'
import { signUserToken } from '../../src/platform/access/user-token.ts'
import type { PlatformContext } from '../../src/platform/context.ts'
import { breakgroundRoutes } from '../../src/platform/vendor-apis/breakground/routes.ts'
import { flownallyRoutes } from '../../src/platform/vendor-apis/flownally/routes.ts'
import { octethRoutes } from '../../src/platform/vendor-apis/octeth/routes.ts'
import {
  addSites,
  createWorkspace,
  listSites,
} from '../../src/platform/workspaces/workspace-store.ts'
import { fillWorkspace } from './fill-workspace.ts'

/** A workspace with so many journeys, as callers of the vendors' APIs see it. */
export interface FullWorkspace {
  journeys: number
  flownally: (path: string) => Promise<FlownallyAnswer>
  breakground: (path: string) => Promise<unknown>
  octeth: (parameters: object) => Promise<unknown>
}

interface FlownallyAnswer {
  journeys?: { id: string }[]
  nextPageToken?: string
}

/** The routes are called without a server between, which would take the same time of all. */
export async function openWorkspace(
  ctx: PlatformContext,
  journeys: number,
): Promise<FullWorkspace> {
  const { db } = ctx
  const { id } = await createWorkspace(db, { slug: `w${journeys}`, name: 'Full' })
  await addSites(db, id, ['https://www.example.test'])
  const [site] = await listSites(db, id)
  if (site === undefined) throw new Error('the workspace has no site')
  await fillWorkspace(db, { workspaceId: id, siteId: site.id }, journeys)

  const flownally = await createAccessKey(db, id, { name: 'Flownally', scopes: JOURNEY_SCOPES })
  const octeth = await createAccessKey(db, id, { name: 'Octeth', scopes: ['campaign:create'] })
  const user = { workspaceId: id, userId: 'bench', role: 'owner' } as const
  const person = await signUserToken(ctx, user, new Date(ctx.now().getTime() + 1e9))
  const routes = {
    flownally: flownallyRoutes(ctx),
    breakground: breakgroundRoutes(ctx),
    octeth: octethRoutes(ctx),
  }
  const ask = async (vendor: keyof typeof routes, path: string, init: RequestInit) => {
    const response = await routes[vendor].request(path, init)
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`)
    return JSON.parse(text) as unknown
  }
  const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })
  return {
    journeys,
    flownally: (path) =>
      ask('flownally', `/v1/journeys${path}`, bearer(flownally.key)) as Promise<FlownallyAnswer>,
    breakground: (path) => ask('breakground', `/api/journeys${path}`, bearer(person)),
    octeth: (parameters) =>
      ask('octeth', '/api.php', {
        method: 'POST',
        body: JSON.stringify({ APIKey: octeth.key, ...parameters }),
      }),
  }
}
