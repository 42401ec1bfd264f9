import { Command } from 'commander'
import { CommandError } from '../command-error.ts'
import { requirePeers } from '../missing-peers.ts'
import { createRedactor } from '../redactor.ts'
import { settingSecrets } from '../settings/setting-secrets.ts'
import { print } from '../terminal.ts'
import { dataOption } from './shared-options.ts'

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look at the settings, keys, clock, database and origins, and say what to mend')
    .addOption(dataOption())
    .action(async ({ data }: { data: string }) => {
      requirePeers('doctor', ['database', 'server'])
      const { examine } = await import('../doctor/examine.ts')
      const findings = await examine(process.env, data)
      const redactor = createRedactor(settingSecrets(process.env))
      for (const { level, text } of findings) print(redactor.apply(`${level.padEnd(4)}  ${text}`))
      const count = findings.filter(({ level }) => level === 'fail').length
      if (count > 0)
        throw new CommandError(`${count} to mend; each line above that begins with "fail" says how`)
      print('nothing to mend')
    })
}
