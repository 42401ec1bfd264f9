import type { Executor } from '../database/executor.ts'
import type { Keyring } from '../platform/access/keyring.ts'
import type { ApplyReport } from '../platform/workspaces/apply-report.ts'
import type { FieldType } from '../wire/form.ts'
import type { WorkspaceFile } from '../wire/workspace-file.ts'
import { chooseWorkspace } from './choose-workspace.ts'
import { requirePeers } from './missing-peers.ts'
import { printCounts } from './print-counts.ts'
import { sealingSecret } from './sealing-secret.ts'
import { print } from './terminal.ts'
import { withoutQuery } from './without-query.ts'
import { withDatabase } from './with-database.ts'
import type { DatabaseOptions } from './with-database.ts'

export interface ApplyOptions extends DatabaseOptions {
  dryRun?: true
}

/**
 * Puts what a file says into a workspace, all of it or nothing, and prints what has changed.
 * @param path Where it comes from, for people.
 */
export async function applyToWorkspace(
  command: string,
  { file, path }: { file: WorkspaceFile; path: string },
  { dryRun, ...options }: ApplyOptions,
): Promise<void> {
  if (asksFor(file, 'phone')) requirePeers('a field of type "phone"', ['phones'])
  if (asksFor(file, 'file')) requirePeers('a field of type "file"', ['files'])
  await withDatabase(command, options, async ({ db, wanted }) => {
    const { applyWithin } = await import('../platform/workspaces/apply-workspace-file.ts')
    const { createWorkspace } = await import('../platform/workspaces/workspace-store.ts')
    const { inRehearsal, inTransaction } = await import('../platform/in-transaction.ts')
    const run = dryRun ? inRehearsal : inTransaction
    const { workspace, report } = await run(db, async (trx) => {
      const workspace = await chooseWorkspace(trx, wanted, (slug) =>
        createWorkspace(trx, { slug, name: slug }),
      )
      const keys = await keysFor(file, trx, options)
      return { workspace, report: await applyWithin(trx, workspace.id, file, keys) }
    })
    print(
      dryRun
        ? `dry run: nothing was changed; applying ${path} to workspace ${workspace.slug} would be`
        : `applied ${path} to workspace ${workspace.slug}`,
    )
    printReport(report, dryRun === true)
  })
}

function printReport({ counts, removedWebhooks }: ApplyReport, dryRun: boolean): void {
  for (const [noun, { created, changed, unchanged }] of Object.entries(counts)) {
    const removed = noun === 'webhooks' ? removedWebhooks.length : 0
    printCounts(noun, { created, changed, unchanged, removed })
  }
  const [removes, are] = dryRun ? ['would remove', 'would be'] : ['removed', 'were']
  for (const { url, givenUp } of removedWebhooks) {
    const lost = `; messages that waited for it and ${are} given up: ${givenUp}`
    print(`${removes} the webhook to ${withoutQuery(url)}${givenUp === 0 ? '' : lost}`)
  }
}

/** Only the secrets of webhooks and the addresses of calendars are sealed: nothing else needs the keys. */
async function keysFor(
  { webhooks = [], hosts }: WorkspaceFile,
  ex: Executor,
  { data }: DatabaseOptions,
): Promise<Keyring | undefined> {
  const sealed =
    webhooks.some(({ secret }) => secret !== undefined) ||
    hosts.some(({ calendars = [] }) => calendars.length > 0)
  if (!sealed) return undefined
  const { openKeyring } = await import('../platform/access/keyring.ts')
  return openKeyring(ex, await sealingSecret(data))
}

function asksFor({ forms, appointmentTypes }: WorkspaceFile, wanted: FieldType): boolean {
  const pages = forms.flatMap((form) => form.pages.flatMap(({ fields }) => fields))
  const questions = appointmentTypes.flatMap((type) => type.questions ?? [])
  return [...pages, ...questions].some(({ type }) => type === wanted)
}
