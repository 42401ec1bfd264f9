import { before } from 'node:test'
import { RUNTIMES } from '../../mounts/hosts.ts'
import { installHosts } from '../../mounts/install-hosts.ts'
import { runEndpointCases, runSettingsCases } from './endpoint-case.ts'
import { hostCases } from './host-cases.ts'
import { requestRows } from './requests.ts'
import { settingsCases } from './settings-cases.ts'
import { upstreamRows } from './upstream.ts'

before(installHosts)

for (const runtime of RUNTIMES) {
  runEndpointCases('hostile requests', runtime, requestRows)
  runEndpointCases('a hostile upstream', runtime, upstreamRows)
  runSettingsCases(runtime, [...settingsCases, ...hostCases])
}
