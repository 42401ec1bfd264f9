import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { allAsks, unasked } from './all-asks.ts'
import { appRoutes } from './app-routes.ts'
import type { AppRoute } from './app-routes.ts'
import { announce, askName, send } from './ask.ts'
import type { Answered, Ask, Asked, Who } from './ask.ts'
import { headerProblems } from './header-rules.ts'
import { permissionProblem } from './permission-rules.ts'
import { PERMISSIONS_FILE, readPermissions } from './permission-table.ts'
import type { Permissions } from './permission-table.ts'
import type { Things } from './things.ts'
import { wellMade } from './right-request.ts'
import { readAllAgain, whateverIsSent } from './whatever-is-sent.ts'
import { openWorld } from './world.ts'
import type { World } from './world.ts'

// Where this says "write", what is answered becomes what has to be: look at the change before it is committed.
const writes = process.env['ROUTES'] === 'write'

describe('every route of a running server', () => {
  let routes: AppRoute[] = []
  let asks: Ask[] = []
  let world: World | undefined
  const answers: { ask: Ask; who: Who; answered: Answered }[] = []
  const there = () => world ?? assert.fail('the server is not there')

  before(async () => {
    routes = await appRoutes()
    asks = allAsks(routes)
    world = await openWorld()
    for (const ask of asks) {
      for (const who of ask.by) {
        // oxlint-disable-next-line no-await-in-loop -- what one has changed, the next one finds
        answers.push({ ask, who, answered: await asked(there(), ask, who, there().own) })
      }
    }
  })
  after(() => world?.[Symbol.asyncDispose]())

  it('is asked: there is no route that this table does not have', () => {
    assert.deepEqual(unasked(routes, asks), [])
    assert.ok(routes.length > 200, `only ${routes.length} routes are known`)
  })

  it('answers each kind of caller as the table says', () => {
    const found = tableOf(answers)
    if (writes) writeFileSync(PERMISSIONS_FILE, `${JSON.stringify(found, null, 2)}\n`)
    assert.deepEqual(found, readPermissions())
  })

  it('lets nobody do what he may not, whatever the table says', () => {
    const problems = answers.flatMap(({ ask, who, answered: { status, body } }) => {
      const problem = permissionProblem(ask, who, status)
      return problem === null ? [] : [`${askName(ask)} ${problem} ${body.slice(0, 200)}`]
    })
    assert.deepEqual(problems, [])
  })

  it("says of another workspace's ids what it says of ids that nothing has", async () => {
    for (const ask of asks.filter(({ names }) => names)) {
      const { foreign, nothing } = there()
      const theirs = await asked(there(), ask, 'right', foreign)
      const nobodys = await asked(there(), ask, 'right', nothing)
      const told = (answer: Answered, things: Things) => [
        answer.status,
        nameless(answer.body, things),
      ]
      assert.deepEqual(told(theirs, foreign), told(nobodys, nothing), askName(ask))
    }
  })

  it('has the headers that keep it safe, whoever asks', () => {
    const problems = answers.flatMap(({ ask, answered }) => headerProblems(ask, answered))
    assert.deepEqual([...new Set(problems)], [])
  })

  it('has them too where it refuses what is sent', async () => {
    const problems = new Set<string>()
    const statuses = new Set<number>()
    for (const ask of asks) {
      for (const wrong of WRONG) {
        const made = await wellMade(there(), ask)
        const method = wrong.method?.(ask) ?? ask.method
        const answered = await send(
          there(),
          { ...ask, method },
          { ...made, ...wrong.asked?.(made) },
        )
        statuses.add(answered.status)
        // Its answer is for the method, and has no body that could be framed.
        for (const problem of headerProblems(ask, answered))
          problems.add(`${wrong.name}: ${problem}`)
        assert.ok(answered.status < 500 || ask.path.startsWith('/demo/unsteady'), askName(ask))
      }
      if (ask.method === 'GET') continue
      const { path, headers } = await wellMade(there(), ask)
      const answered = await announce(there(), ask, { path, headers })
      statuses.add(answered.status)
      for (const problem of headerProblems(ask, answered)) problems.add(`huge: ${problem}`)
    }
    assert.deepEqual([...problems], [])
    for (const status of [400, 404, 405, 413]) assert.ok(statuses.has(status), `no ${status}`)
  })

  it('answers whatever is sent, and can read again what it has taken', async () => {
    const { sent, taken } = await whateverIsSent(there(), asks)
    const read = await readAllAgain(there())
    assert.ok(taken > sent / 20 && taken < sent, `${taken} of ${sent} were taken`)
    assert.ok(read > 50, `only ${read} journeys were read`)
  })

  it('was at fault nowhere', () => {
    const faults = there()
      .log()
      .split('\n')
      .filter((line) => /"level":(?:50|60)|failed to answer/.test(line))
      .filter((line) => !line.includes('/demo/unsteady/'))
    assert.deepEqual(faults, [])
  })
})

interface Wrong {
  name: string
  method?: (ask: Ask) => string
  asked?: (made: Asked) => Partial<Asked>
}

const WRONG: Wrong[] = [
  { name: 'no such method', method: () => 'PROPFIND' },
  { name: 'options', method: () => 'OPTIONS' },
  { name: 'head', method: ({ method }) => (method === 'GET' ? 'HEAD' : method) },
  { name: 'broken body', asked: () => ({ body: '{' }) },
  { name: 'broken query', asked: ({ path }) => ({ path: `${path}?from=%00&to=%ff` }) },
  { name: 'below', asked: ({ path }) => ({ path: `${path.replace(/\?.*/, '')}/no-such/thing` }) },
]

async function asked(world: World, ask: Ask, who: Who, things: Things): Promise<Answered> {
  return send(world, ask, await ask.make(world, who, things))
}

function tableOf(answers: readonly { ask: Ask; who: Who; answered: Answered }[]): Permissions {
  const table: Permissions = { 'access key': {}, link: {}, 'embed token': {}, anybody: {} }
  for (const { ask, who, answered } of answers) {
    // Files of the package are for everybody, and their names change with each build.
    if (ask.group === 'anybody') continue
    const row = (table[ask.group][askName(ask)] ??= {})
    row[who] = answered.status
  }
  return table
}

/** Without what was asked for, and what is another each time. */
function nameless(body: string, { journey, ...things }: Things): string {
  return [...Object.values(things), ...Object.values(journey)]
    .toSorted((one, other) => String(other).length - String(one).length)
    .reduce<string>((text, name) => text.replaceAll(String(name), 'THAT'), body)
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
    .replaceAll(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, 'THEN')
}
