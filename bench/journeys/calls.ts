import type { Ask } from '../common/few-and-many.ts'
import type { FullWorkspace } from './open-workspace.ts'

/** The names of what is asked of every workspace. The goal is for those that begin with these vendors' names. */
export const GOAL = /^(Flownally|BreakGround): /

const GETS = 500
const PAGE = 100

/** By what is asked; gets are of journeys from all over the workspace. */
export async function callsOf(workspace: FullWorkspace): Promise<Map<string, Ask>> {
  const { flownally, breakground, octeth } = workspace
  const { ids, middle } = await walk(workspace)
  const step = Math.max(1, Math.floor(ids.length / GETS))
  const some = ids.filter((_, at) => at % step === 0)
  let next = 0
  const any = () => some[next++ % some.length] ?? ''
  const uuids = await uuidsOf(workspace)
  const anyUuid = () => uuids[next++ % uuids.length] ?? ''
  const lastPage = Math.ceil(workspace.journeys / 20)
  const middlePage = Math.ceil(lastPage / 2)
  return new Map<string, Ask>([
    ['Flownally: first page', () => flownally('')],
    ['Flownally: page in the middle', () => flownally(`?pageToken=${middle}`)],
    ['Flownally: get', () => flownally(`/${any()}`)],
    ['BreakGround: first page', () => breakground('')],
    ['BreakGround: page 20', () => breakground('?page=20')],
    ['BreakGround: page in the middle', () => breakground(`?page=${middlePage}`)],
    ['BreakGround: last page', () => breakground(`?page=${lastPage}`)],
    ['BreakGround: first page of those PUBLISHED', () => breakground('?status=PUBLISHED')],
    ['BreakGround: get', () => breakground(`/${anyUuid()}`)],
    ['apart, Octeth: list', () => octeth({ Command: 'journey.list' })],
  ])
}

/** All ids that Flownally lists, and the token of the page in the middle. */
async function walk({ flownally }: FullWorkspace) {
  const ids: string[] = []
  const tokens: string[] = []
  for (let token: string | undefined = ''; token !== undefined;) {
    const query: string = token === '' ? '' : `&pageToken=${token}`
    const page = await flownally(`?pageSize=${PAGE}${query}`)
    ids.push(...(page.journeys ?? []).map(({ id }) => id))
    token = page.nextPageToken
    if (token !== undefined) tokens.push(token)
  }
  return { ids, middle: tokens[Math.floor(tokens.length / 2)] ?? '' }
}

/** Of a few pages, from the newest to the oldest. */
async function uuidsOf({ breakground, journeys }: FullWorkspace): Promise<string[]> {
  const pages = journeys / PAGE
  const uuids: string[] = []
  for (let at = 0; at < 5; at++) {
    const page = 1 + Math.floor((at / 5) * pages)
    const { data } = (await breakground(`?limit=${PAGE}&page=${page}`)) as {
      data: { id: string }[]
    }
    uuids.push(...data.map(({ id }) => id))
  }
  return uuids
}
