import { Command } from 'commander'
import type { Suppression } from '../../platform/suppressions/suppression-store.ts'
import { CommandError } from '../command-error.ts'
import { sealingSecret } from '../sealing-secret.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, limitOption, workspaceOption } from './shared-options.ts'

interface ListOptions extends DatabaseOptions {
  limit: number
  json?: true
}

interface RemoveOptions extends DatabaseOptions {
  withConsent?: true
}

export function suppressionsCommand(): Command {
  const command = new Command('suppressions').description(
    'leads who get no mails and enter no journeys any more',
  )
  command
    .command('list')
    .description('print who it is, since when and why, the newest first')
    .addOption(limitOption())
    .option('--json', 'one JSON value a line')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(printSuppressions)
  command
    .command('remove <who...>')
    .description('have leads get mails again, by their e-mails or numbers')
    .option('--with-consent', 'also who complained or unsubscribed, and has asked for mails since')
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(remove)
  return command
}

async function printSuppressions({ limit, json, ...options }: ListOptions): Promise<void> {
  await withWorkspace('suppressions list', options, async ({ db }, { id }) => {
    const { listSuppressions } = await import('../../platform/suppressions/suppression-store.ts')
    const suppressions = await listSuppressions(db, id, { limit })
    if (suppressions.length === 0) note('Nobody is suppressed.')
    for (const { leadId: _, ...one } of suppressions) print(json ? JSON.stringify(one) : line(one))
  })
}

/** Columns for people and for `awk`: since when, why, the number and the e-mail. */
function line({ since, reasons, lead, email }: Omit<Suppression, 'leadId'>): string {
  // An address that somebody typed makes no column of its own.
  const address = email?.replaceAll(/\s+/g, ' ')
  const why = reasons.length === 0 ? '-' : reasons.join(',')
  return [since?.toISOString() ?? '-', why, `lead ${lead}`, address ?? '-'].join('\t')
}

async function remove(wanted: string[], { withConsent, ...options }: RemoveOptions): Promise<void> {
  await withWorkspace('suppressions remove', options, async ({ db }, { id }) => {
    const { openKeyring } = await import('../../platform/access/keyring.ts')
    const { removeSuppression } = await import('../../platform/suppressions/remove-suppression.ts')
    const keys = await openKeyring(db, await sealingSecret(options.data))
    const ctx = { db, keys, now: () => new Date() }
    const problems: string[] = []
    for (const who of wanted) {
      const consent = withConsent === true
      const { removed, unwilling } = await removeSuppression(ctx, id, who, { consent })
      for (const lead of removed) print(`gets mails again: lead ${lead}`)
      for (const lead of unwilling) {
        problems.push(
          `lead ${lead} wants no mails: if he has asked for them since, say --with-consent`,
        )
      }
      if (removed.length + unwilling.length === 0) problems.push(`nobody suppressed is ${who}`)
    }
    if (problems.length > 0) throw new CommandError('not everybody gets mails again', problems)
  })
}
