import { Command } from 'commander'
import { integrityTag, languagesImportMap } from '../integrity.ts'
import { print } from '../terminal.ts'

interface IntegrityOptions {
  base: string
  languages?: boolean
}

export function integrityCommand(): Command {
  return new Command('integrity')
    .description('print the script tag that a browser refuses when one byte has changed')
    .option('--base <url>', 'where you serve dist/cdn, with a slash at its end', '/')
    .option('--languages', 'an import map as well, that holds the languages to their bytes')
    .action(({ base, languages }: IntegrityOptions) => {
      const tag = integrityTag(base)
      print(languages ? `${languagesImportMap(base)}\n${tag}` : tag)
    })
}
