import type { Logged, Scenario } from '../harness/widget/scenario.ts'
import { scene, until, type Scene } from '../harness/widget/scenes.ts'
import type { SessionToOpen, VisitorEvent } from '../../src/wire/visitor.ts'
import { visitorClient } from '../../src/visitor/visitor-client.ts'
import type { Visitor, VisitorOptions } from '../../src/visitor/visitor.ts'

export interface VisitorScene extends Scene {
  opened: SessionToOpen[]
  /** A client as in a tab of this browser. */
  visit(options?: Partial<VisitorOptions>): Visitor
  identified(): Promise<Logged[]>
  /** How often it asked to be told at once. */
  live(): Promise<Logged[]>
  /** Events in the order in which they came, again those that came again. */
  events(): Promise<VisitorEvent[]>
  untilEvents(count: number): Promise<VisitorEvent[]>
}

const visitors: Visitor[] = []

export async function visitorScene(scenario: Scenario = {}): Promise<VisitorScene> {
  const one = await scene(scenario)
  const opened: SessionToOpen[] = []
  const at = async (path: string) => (await one.log()).filter((logged) => logged.path === path)
  const events = async () =>
    (await at('visitor/events')).flatMap(({ body }) => (body as { events: VisitorEvent[] }).events)
  return {
    ...one,
    opened,
    posts: async () => (await one.posts()).filter(({ path }) => path !== 'visitor/live'),
    live: () => at('visitor/live'),
    visit(options) {
      const all = { endpoint: one.endpoint, pages: 'manual' as const, ...options }
      const visitor = visitorClient(all, async (session) => {
        opened.push(session)
        return null
      })
      visitors.push(visitor)
      return visitor
    },
    identified: () => at('visitor/identify'),
    events,
    async untilEvents(count) {
      let found: VisitorEvent[] = []
      await untilAsync(async () => (found = await events()).length >= count, `${count} events`)
      return found
    },
  }
}

export async function untilAsync(condition: () => Promise<unknown>, what: string): Promise<void> {
  let met: unknown
  const look = async () => {
    while (!met) met = await condition()
  }
  void look()
  await until(() => met, what)
}

export const storedNames = (): string[] =>
  [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) =>
    name.startsWith('sessionframe-visitor:'),
  )

/** As in another browser. */
export function forgetAll(): void {
  for (const visitor of visitors.splice(0)) visitor.stop()
  for (const name of storedNames()) {
    localStorage.removeItem(name)
    sessionStorage.removeItem(name)
  }
}
