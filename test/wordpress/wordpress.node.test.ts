import { after, before, describe, it } from 'node:test'
import { serveFlgPlatform } from '../harness/flg-platform.ts'
import { ANYBODYS_TYPE } from '../harness/platform-fixture.ts'
import { wordpressPlace } from '../harness/wordpress/place.ts'
import { activatePlugin } from '../harness/wordpress/plugin.ts'
import { noWordpress, startWordpress, type Wordpress } from '../harness/wordpress/wordpress.ts'
import { runEndpointCases, runSettingsCases } from '../hostile/endpoint/endpoint-case.ts'
import { hostCases } from '../hostile/endpoint/host-cases.ts'
import { requestRows } from '../hostile/endpoint/requests.ts'
import { settingsCases } from '../hostile/endpoint/settings-cases.ts'
import { upstreamRows } from '../hostile/endpoint/upstream.ts'
import { mountContract } from '../mounts/mount-contract.ts'
import { ALL_CASES } from './all-cases.ts'
import { cacheSuite } from './cache.ts'
import { endpointSuite } from './endpoint.ts'
import { markupSuite } from './markup.ts'
import { quickStartSuite } from './quick-start.ts'
import { settingsSuite } from './settings.ts'
import { sweepingSuite } from './sweeping.ts'
import { tokenSuite } from './tokens.ts'
import { unicodeHostSuite } from './unicode-host.ts'
import { uninstallSuite } from './uninstall.ts'
import { visitorSuite } from './visitors.ts'
import { webhookSuite } from './webhooks.ts'

/** And the status is not known before FLG has answered. */
const HANGS_UP = 'PHP learns that a client has gone only when it writes to it'
const THOUSAND = 'a thousand addresses made up in X-Forwarded-For'
const LONG: Record<string, string> = ALL_CASES
  ? {}
  : { [THOUSAND]: 'takes WordPress half a minute: `npm run check:all` has it' }

const skip = noWordpress() ?? false
// A suite that is skipped is counted by nobody.
it('there is a WordPress for the plugin', { skip }, () => {})

/** One WordPress for all of them: a start takes as long as most suites. */
describe('the plugin in WordPress', { skip }, () => {
  let wordpress: Wordpress
  let flg: Awaited<ReturnType<typeof serveFlgPlatform>>
  before(async () => {
    ;[wordpress, flg] = await Promise.all([startWordpress(), serveFlgPlatform()])
    await activatePlugin(wordpress)
  })
  after(async () => {
    await wordpress?.stop()
    await flg?.close()
  })

  const site = () => wordpress
  tokenSuite(site)
  settingsSuite(site)
  markupSuite(site)
  visitorSuite(site)
  cacheSuite(site)

  const place = wordpressPlace(site)
  const platform = () => ({
    origin: flg.origin,
    key: flg.keys.both,
    appointmentType: ANYBODYS_TYPE,
  })
  mountContract(place, platform, {
    'gives up the call to the upstream when the client hangs up': HANGS_UP,
  })
  runEndpointCases('hostile requests', place, requestRows, {
    'a client that hangs up while the upstream is being asked': HANGS_UP,
  })
  runEndpointCases('a hostile upstream', place, upstreamRows)
  runSettingsCases(place, [...settingsCases, ...hostCases], LONG)

  endpointSuite(site, place)
  webhookSuite(site, place)
  sweepingSuite(site)
  unicodeHostSuite(site)

  uninstallSuite(site)
  quickStartSuite(site)
})
