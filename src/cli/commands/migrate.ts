import { Command } from 'commander'
import { print } from '../terminal.ts'
import { withDatabase } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption } from './shared-options.ts'

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database to the newest schema')
    .addOption(dataOption())
    .action((options: DatabaseOptions) =>
      withDatabase('migrate', options, async ({ migrations }) => {
        if (migrations.length === 0) print('nothing to do: the database is up to date')
        for (const name of migrations) print(`applied ${name}`)
      }),
    )
}
