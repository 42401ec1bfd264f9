import type { Scope } from '../../../src/platform/access/scope.ts'
import { privilegeOf } from '../../../src/platform/vendor-apis/octeth/run-command.ts'
import { breakgroundOperations } from '../../../src/wire/vendors/breakground-operations.ts'
import type { BreakgroundOperation } from '../../../src/wire/vendors/breakground-operations.ts'
import { flgOperations } from '../../../src/wire/vendors/flg-operations.ts'
import type { FlgOperation } from '../../../src/wire/vendors/flg-operations.ts'
import { flownallyOperations } from '../../../src/wire/vendors/flownally-operations.ts'
import type { FlownallyOperation } from '../../../src/wire/vendors/flownally-operations.ts'
import { OCTETH_COMMANDS, OCTETH_COMMAND_NAMES } from '../../../src/wire/vendors/octeth/commands.ts'
import type { OctethCommand } from '../../../src/wire/vendors/octeth/commands.ts'
import type { Operation } from '../../../src/wire/vendors/operation.ts'
import { flipped, json } from './ask.ts'
import type { Ask, Asked, Who } from './ask.ts'
import type { JourneyIs, JourneyNames, Things } from './things.ts'
import type { World } from './world.ts'

/** What each takes, so that the right caller succeeds. */
type Bodies<Name extends string> = Readonly<Record<Name, ((things: Things) => unknown) | null>>

const FLG: Bodies<FlgOperation> = {
  startJourneySession: ({ lead, form }) => ({ lead, journey: form, public: true }),
  startAppointmentSession: ({ lead, type }) => ({ lead, appointmentType: type }),
  getLead: null,
}

const graph = { nodes: [], edges: [] }
const FLOWNALLY: Bodies<FlownallyOperation> = {
  listJourneys: null,
  createJourney: () => ({
    name: 'New',
    triggerConfig: { type: 'contact_created', conditions: {} },
    entryMode: 'once',
  }),
  getJourneyVersion: null,
  getJourney: null,
  updateJourney: () => ({ name: 'Another name' }),
  deleteJourney: null,
  publishJourney: null,
  activateJourney: null,
  pauseJourney: null,
  listJourneyVersions: null,
}

const BREAKGROUND: Bodies<BreakgroundOperation> = {
  listJourneys: null,
  createJourney: ({ site }) => ({ name: 'New', siteId: site }),
  getJourney: null,
  updateJourney: () => ({ name: 'Another name' }),
  saveCanvas: () => graph,
  archiveJourney: null,
  publishJourney: null,
  unpublishJourney: null,
  pauseJourney: null,
  restoreJourney: null,
  listEnrollments: null,
}

/** What has to be so before; what is not here changes nothing. */
const BEFORE: Readonly<Record<string, JourneyIs>> = {
  publishJourney: 'draft',
  activateJourney: 'paused',
  deleteJourney: 'draft',
  updateJourney: 'draft',
  saveCanvas: 'draft',
  archiveJourney: 'draft',
  restoreJourney: 'archived',
  'journey.enable': 'draft',
  'journey.update': 'draft',
  'journey.delete': 'draft',
  'journeys.delete': 'draft',
  'journey.actions.update': 'draft',
  'journey.actions.published': 'draft',
  unpublishJourney: 'active',
  pauseJourney: 'active',
  'journey.disable': 'active',
}

const OCTETH: Readonly<Record<OctethCommand, (things: Things, world: World) => object>> = {
  'journey.create': ({ list }) => ({
    Name: 'N',
    Trigger: 'ListSubscription',
    Trigger_ListID: list,
  }),
  'journey.clone': ({ journey }) => ({ JourneyID: journey.number, NewJourneyName: 'Copy' }),
  'journey.copytouser': ({ journey, user }, world) => ({
    JourneyID: journey.number,
    SourceUserID: user,
    TargetUserID: world.foreign.user,
  }),
  'journey.get': one,
  'journey.list': () => ({}),
  'journey.update': (things) => ({ ...one(things), Notes: 'Seen' }),
  'journey.delete': one,
  'journeys.delete': ({ journey }) => ({ Journeys: String(journey.number) }),
  'journey.enable': one,
  'journey.disable': one,
  'journey.actions.update': (things) => ({ ...one(things), Actions: [] }),
  'journey.actions.published': (things) => ({
    ...one(things),
    Actions: [{ ActionID: things.journey.action, Published: 'true' }],
  }),
  'journey.action.subscribers': (things) => ({ ...one(things), ActionID: things.journey.action }),
  'event.track': ({ list }) => ({ Event: 'bought', Email: 'demo@example.com', ListID: list }),
}

function one({ journey }: Things) {
  return { JourneyID: journey.number }
}

const BY_KEY: readonly Who[] = [
  'nobody',
  'forged',
  'revoked',
  'fewer rights',
  'other workspace',
  'right',
]
const BY_USER: readonly Who[] = [
  'nobody',
  'forged',
  'expired',
  'other kind',
  'fewer rights',
  'other workspace',
  'right',
]

/** The key that a caller of the kind has; undefined for nobody. */
export function keyOf(world: World, who: Who, scopes: readonly Scope[]): string | undefined {
  if (who === 'nobody') return undefined
  if (who === 'forged') return flipped(world.key())
  if (who === 'revoked') return world.revokedKey
  if (who === 'fewer rights') return world.keyWithout(...scopes)
  return who === 'other workspace' ? world.foreignKey : world.key()
}

function userOf({ user, key }: World, who: Who, scope: Scope): string | undefined {
  if (who === 'nobody') return undefined
  if (who === 'forged') return flipped(user.right())
  if (who === 'expired') return user.expired
  if (who === 'other kind') return key()
  if (who === 'fewer rights') return user.without(scope)
  return who === 'other workspace' ? user.foreign : user.right()
}

export const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` }

export function vendorAsks(): Ask[] {
  return [
    ...operations(flgOperations, FLG, BY_KEY, keyOf),
    ...operations(flownallyOperations, FLOWNALLY, BY_KEY, keyOf),
    ...operations(breakgroundOperations, BREAKGROUND, BY_USER, (world, who, [scope]) =>
      userOf(world, who, scope as Scope),
    ),
    ...OCTETH_COMMAND_NAMES.flatMap(octethAsks),
  ]
}

function operations<Name extends string>(
  all: Readonly<Record<Name, Operation>>,
  bodies: Bodies<Name>,
  by: readonly Who[],
  credential: (world: World, who: Who, scopes: readonly Scope[]) => string | undefined,
): Ask[] {
  return (Object.keys(all) as Name[]).map((name) => {
    const { method, path, scope, orScope } = all[name]
    const scopes = (orScope === undefined ? [scope] : [scope, orScope]) as Scope[]
    const body = bodies[name]
    return {
      server: 'platform',
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      group: 'access key',
      by,
      // Without a parameter, a body says the same whatever there is.
      names: path.includes('{') || body?.length === 1,
      make(world, who, things) {
        const journey = journeyOf(world, who, things, name)
        const sent: Omit<Asked, 'path'> = body === null ? {} : json(body({ ...things, journey }))
        return {
          ...sent,
          path: named(path, things, journey),
          headers: { ...sent.headers, ...bearer(credential(world, who, scopes)) },
        }
      },
    }
  })
}

/** Whoever is right changes it: then it is one that nothing else is done to. */
function journeyOf(world: World, who: Who, things: Things, name: string): JourneyNames {
  const before = BEFORE[name]
  const changes = who === 'right' && things === world.own && before !== undefined
  return changes ? world.journey(before) : things.journey
}

function named(path: string, things: Things, journey: JourneyNames): string {
  const id = path.startsWith('/v1/') ? journey.text : journey.uuid
  return path
    .replace('{versionId}', journey.version)
    .replace('{id}', path.startsWith('/api/v2/leads') ? things.lead : id)
}

/** A command at its own route, and at the one for all of them. */
function octethAsks(command: OctethCommand): Ask[] {
  const { method, path, changes } = OCTETH_COMMANDS[command]
  const scope = privilegeOf(command)
  const name = scope === 'workspace:any' ? 'AdminAPIKey' : 'APIKey'
  const common = {
    server: 'platform',
    group: 'access key',
    // An administrator copies from any user to any other, as Octeth's page says.
    names: !['journey.list', 'journey.copytouser'].includes(command),
  } as const
  const sent = (world: World, who: Who, things: Things) => ({
    ...OCTETH[command]({ ...things, journey: journeyOf(world, who, things, command) }, world),
    Command: command,
  })
  const credentials = (world: World, who: Who): Record<string, string> => {
    if (who === 'expired') return { SessionID: world.expiredSession }
    const key = keyOf(world, who, [scope])
    return key === undefined ? {} : { [name]: key }
  }
  const by: readonly Who[] =
    name === 'APIKey' ? [...BY_KEY.slice(0, 3), 'expired', ...BY_KEY.slice(3)] : BY_KEY
  const script: Ask = {
    ...common,
    by,
    method: 'POST',
    path: '/api.php',
    command,
    make: (world, who, things) => ({
      path: '/api.php',
      ...json({ ...sent(world, who, things), ...credentials(world, who) }),
    }),
  }
  if (path === null) return [script]
  const route = `/api/v1/${path}`
  return [
    script,
    {
      ...common,
      method,
      path: route,
      // A link takes keys by header alone, where it changes something.
      by: by.filter((who) => !(who === 'expired' && method === 'GET' && changes)),
      make(world, who, things) {
        const parameters = sent(world, who, things)
        const own = credentials(world, who)
        if (method !== 'GET') return { path: route, ...json({ ...parameters, ...own }) }
        const asked: Record<string, unknown> = { ...parameters, ...(who === 'expired' && own) }
        const query = new URLSearchParams(
          Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)]),
        )
        return { path: `${route}?${query}`, headers: who === 'expired' ? {} : own }
      },
    },
  ]
}
