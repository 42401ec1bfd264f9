import { Command, Option } from 'commander'
import { createJsonLog } from '../json-log.ts'
import { requirePeers } from '../missing-peers.ts'
import { portOption } from '../option-types.ts'
import { createRedactor } from '../redactor.ts'
import { describeFailure } from '../report-failure.ts'
import { withDemoDefaults } from '../settings/demo-defaults.ts'
import { readSettings } from '../settings/read-settings.ts'
import { serveRules } from '../settings/serve-rules.ts'
import { settingSecrets } from '../settings/setting-secrets.ts'
import type { ServeFlags } from '../serve/serve-options.ts'
import { dataOption } from './shared-options.ts'

export function serveCommand(): Command {
  return new Command('serve')
    .description('run the endpoint and the platform; the first line on standard output says where')
    .addOption(
      new Option(
        '--port <number>',
        'port of the site: endpoint, scripts, demo pages; 0 = a free one',
      )
        .argParser(portOption)
        .default(8080),
    )
    .addOption(
      new Option('--platform-port <number>', 'port of the hosted pages; 0 = a free one')
        .argParser(portOption)
        .default(8081),
    )
    .addOption(
      new Option(
        '--metrics-port <number>',
        'port of GET /metrics for Prometheus; 0 = a free one, named in the log',
      ).argParser(portOption),
    )
    .addOption(dataOption())
    .option('--demo', 'a workspace to play with, and a website that shows it')
    .action(runServe)
}

async function runServe(flags: ServeFlags): Promise<void> {
  const redactor = createRedactor(settingSecrets(process.env))
  try {
    const demo = flags.demo === true
    const environment = demo ? withDemoDefaults(process.env) : process.env
    const { settings, warnings } = readSettings(environment, (read) => serveRules(read, demo))
    requirePeers('serve', ['server'])
    const log = createJsonLog(settings.LOG_LEVEL, redactor)
    for (const warning of warnings) log.warn(warning)
    process.on('uncaughtException', (error) => {
      createJsonLog('fatal', redactor).fatal({ err: error }, 'unexpected error')
      process.exit(1)
    })
    const { serve } = await import('../serve/serve.ts')
    await serve({ flags, settings, log, redactor })
  } catch (error) {
    // A person at a terminal gets sentences; a log collector gets lines it can read.
    if (process.stderr.isTTY) throw error
    const failure = describeFailure(error)
    const log = createJsonLog('fatal', redactor)
    for (const problem of failure.problems) log.fatal(problem)
    if (failure.problems.length === 0) log.fatal(failure.message)
    process.exit(failure.exitCode)
  }
}
