import { after, before, beforeEach, describe, it } from 'node:test'
import { goodSession } from '../../harness/endpoint/flg.ts'
import type { Environment, Place } from '../../harness/endpoint/settings.ts'
import { titleOf, type HostileCase } from '../hostile-case.ts'
import { startEndpoint, type EndpointUnderTest } from './endpoint-under-test.ts'

/** A case that any endpoint can be put to. */
export interface EndpointCase extends HostileCase<[EndpointUnderTest]> {
  /** Why it says nothing about the endpoint elsewhere. */
  onlyNode?: string
}

/** One that wants settings of its own. */
export type SettingsCase = HostileCase<
  [start: (environment: Environment) => Promise<EndpointUnderTest>]
>

/** Cases that say nothing of one place, by what is tried, with the reason. */
type Exceptions = Readonly<Record<string, string>>

/** Puts the endpoint in one place to cases, which share it. */
export function runEndpointCases(
  name: string,
  place: Place,
  rows: readonly EndpointCase[],
  exceptions: Exceptions = {},
): void {
  describe(`${name} in ${place.name}`, () => {
    let endpoint: EndpointUnderTest
    before(async () => {
      endpoint = await startEndpoint(place)
    })
    after(() => endpoint.close())
    beforeEach(() => {
      endpoint.flg.reset()
      endpoint.flg.behave = goodSession()
    })
    for (const row of rows) {
      const elsewhere = exceptions[row.tried] ?? row.onlyNode ?? false
      const skip = place.name === 'Node' ? false : elsewhere
      it(titleOf(row, place.name), { timeout: row.takes ?? 180_000, skip }, async () => {
        await row.run(endpoint)
      })
    }
  })
}

/** The same for cases with settings of their own; what they start is stopped. */
export function runSettingsCases(
  place: Place,
  rows: readonly SettingsCase[],
  exceptions: Exceptions = {},
): void {
  describe(`settings and strangers in ${place.name}`, () => {
    for (const row of rows) {
      const skip = exceptions[row.tried] ?? false
      it(titleOf(row, place.name), { timeout: row.takes ?? 180_000, skip }, async () => {
        const started: EndpointUnderTest[] = []
        try {
          await row.run(async (environment) => {
            const endpoint = await startEndpoint(place, environment)
            started.push(endpoint)
            return endpoint
          })
        } finally {
          for (const endpoint of started) await endpoint.close()
        }
      })
    }
  })
}
