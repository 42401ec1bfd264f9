import { requirePeers } from './missing-peers.ts'
import { createRedactor } from './redactor.ts'
import { reportFailure } from './report-failure.ts'
import { settingSecrets } from './settings/setting-secrets.ts'

/** Runs one command line; gives the exit code. `serve` keeps the process alive after it. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    requirePeers('the sessionframe command', ['command'])
    const { createProgram } = await import('./program.ts')
    await createProgram().parseAsync([...argv])
    return 0
  } catch (error) {
    const redactor = createRedactor()
    for (const secret of settingSecrets(process.env)) redactor.add(secret)
    return reportFailure(error, (text) => process.stderr.write(redactor.apply(text)))
  }
}
