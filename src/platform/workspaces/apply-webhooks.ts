import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceFileWebhook } from '../../wire/workspace-file.ts'
import type { Keyring } from '../access/keyring.ts'
import { idOfName } from '../uuid.ts'
import { deleteWebhook, listWebhooks, saveWebhook } from '../webhooks/webhook-store.ts'
import type { StoredWebhook } from '../webhooks/webhook-store.ts'
import { SECRET_PURPOSE } from '../webhooks/webhook.ts'
import type { Outcome, RemovedWebhook } from './apply-report.ts'
import type { ApplyScope } from './apply-scope.ts'

/** What seals the secrets; only a file that has some needs it. */
export type SecretKeys = Pick<Keyring, 'seal' | 'unseal'>

/** Makes the workspace's webhooks the ones of the file; where the file says nothing of them, they stay. */
export async function applyWebhooks(
  scope: ApplyScope,
  webhooks: readonly WorkspaceFileWebhook[] | undefined,
  keys: SecretKeys | undefined,
): Promise<{ outcomes: Outcome[]; removed: RemovedWebhook[] }> {
  if (webhooks === undefined) return { outcomes: [], removed: [] }
  const { trx, workspaceId } = scope
  const rows = new Map((await listWebhooks(trx, workspaceId)).map((row) => [row.url, row]))
  const outcomes: Outcome[] = []
  for (const [at, { url, events, enabled, secret }] of webhooks.entries()) {
    const existing = rows.get(url)
    const sealedSecrets = await sealedFor(existing, secret, keys)
    if (sealedSecrets === null) {
      scope.problems.push(`webhooks[${at}].secret: ${MISSING}`)
      continue
    }
    const id = existing?.id ?? idOfName(workspaceId, 'webhook', url)
    const webhook = { id, url, events: events.toSorted(), enabled, sealedSecrets }
    const outcome = scope.outcome(
      existing && { ...existing, events: existing.events.toSorted() },
      webhook,
    )
    if (outcome !== 'unchanged') await saveWebhook(trx, workspaceId, webhook)
    outcomes.push(outcome)
    rows.delete(url)
  }
  const removed: RemovedWebhook[] = []
  for (const row of rows.values()) {
    removed.push({ url: row.url, givenUp: await deleteWebhook(trx, workspaceId, row) })
  }
  return { outcomes, removed }
}

const MISSING =
  'is missing; a new webhook needs one, made with: echo "whsec_$(openssl rand -base64 32)"'

/** Sealing twice gives two texts: what is the same stays as it is. */
async function sealedFor(
  existing: StoredWebhook | undefined,
  secret: string | string[] | undefined,
  keys: SecretKeys | undefined,
): Promise<string[] | null> {
  const sealed = existing?.sealedSecrets
  if (secret === undefined) return sealed ?? null
  if (keys === undefined) throw new Error('There are no keys to seal the secrets of webhooks with.')
  const secrets = [secret].flat()
  const opened = await Promise.all(sealed?.map((one) => keys.unseal(one, SECRET_PURPOSE)) ?? [])
  if (sealed !== undefined && isDeepStrictEqual(opened, secrets)) return sealed
  return Promise.all(secrets.map((one) => keys.seal(one, SECRET_PURPOSE)))
}
