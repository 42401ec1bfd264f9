import { Command } from 'commander'
import type { Refreshed } from '../../platform/calendars/refresh-calendars.ts'
import { CommandError } from '../command-error.ts'
import { requirePeers } from '../missing-peers.ts'
import { sealingSecret } from '../sealing-secret.ts'
import { readSettings } from '../settings/read-settings.ts'
import { note, print } from '../terminal.ts'
import { withWorkspace } from '../with-database.ts'
import type { DatabaseOptions } from '../with-database.ts'
import { dataOption, workspaceOption } from './shared-options.ts'

/** More than a workspace can have hosts with calendars of their own. */
const ALL = 10_000

export function calendarsCommand(): Command {
  const command = new Command('calendars').description('when hosts are busy elsewhere')
  command
    .command('refresh')
    .description("read the hosts' calendars now, and say how it went")
    .addOption(workspaceOption())
    .addOption(dataOption())
    .action(refresh)
  return command
}

async function refresh(options: DatabaseOptions): Promise<void> {
  requirePeers('calendars refresh', ['calendars'])
  const { settings } = readSettings(process.env)
  await withWorkspace('calendars refresh', options, async ({ db }, workspace) => {
    const { openKeyring } = await import('../../platform/access/keyring.ts')
    const { makeDue } = await import('../../platform/calendars/calendar-store.ts')
    const { refreshCalendars } = await import('../../platform/calendars/refresh-calendars.ts')
    const keys = await openKeyring(db, await sealingSecret(options.data))
    await makeDue(db, workspace.id)
    const refreshed = await refreshCalendars(
      { db, keys, now: () => new Date() },
      {
        allowedOrigins: new Set(settings.SESSIONFRAME_CALENDAR_ORIGINS ?? []),
        limit: ALL,
        workspaceId: workspace.id,
      },
    )
    if (refreshed.length === 0) note('No host has a calendar.')
    for (const one of refreshed) print(`${one.hostName}\t${told(one)}`)
    const failed = refreshed.filter(
      ({ outcome }) => outcome !== 'unchanged' && 'failure' in outcome,
    ).length
    if (failed > 0) throw new CommandError(`${failed} of ${refreshed.length} could not be read`)
  })
}

function told({ outcome }: Refreshed): string {
  if (outcome === 'unchanged') return 'unchanged'
  return 'failure' in outcome ? `failed: ${outcome.failure}` : `busy times: ${outcome.busyTimes}`
}
