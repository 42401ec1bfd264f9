import type { Executor } from '../../database/executor.ts'
import { PlatformError } from '../platform-error.ts'
import { newId } from '../uuid.ts'
import { isSlug } from './workspace.ts'

/** The tenant: every row but the installation's own keys belongs to one. */
export interface Workspace {
  id: string
  /** Lower case letters, digits and hyphens, 63 at most; unique. */
  slug: string
  name: string
}

/** @throws {PlatformError} `invalid`: no slug; `conflict`: it is in use. */
export async function createWorkspace(
  ex: Executor,
  wanted: { slug: string; name: string },
): Promise<Workspace> {
  if (!isSlug(wanted.slug)) {
    throw new PlatformError(
      'invalid',
      'A workspace slug has 1 to 63 lower case letters, digits and inner hyphens.',
    )
  }
  const workspace = { id: newId(), slug: wanted.slug, name: wanted.name }
  const result = await ex
    .insertInto('workspace')
    .values(workspace)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) {
    throw new PlatformError('conflict', `There is a workspace "${wanted.slug}" already.`)
  }
  return workspace
}

export async function findWorkspace(ex: Executor, slug: string): Promise<Workspace | null> {
  const row = await ex
    .selectFrom('workspace')
    .select(['id', 'slug', 'name'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}

/** @param number Octeth's user id. */
export async function findWorkspaceByNumber(
  ex: Executor,
  number: number,
): Promise<Workspace | null> {
  const row = await ex
    .selectFrom('workspace')
    .select(['id', 'slug', 'name'])
    .where('number', '=', String(number))
    .executeTakeFirst()
  return row ?? null
}

/** Octeth's user id of a workspace. */
export async function workspaceNumber(ex: Executor, id: string): Promise<number> {
  const { number } = await ex
    .selectFrom('workspace')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(number)
}

/** What a new workspace has. */
export const DEFAULT_LANGUAGE = 'en-GB'

/** BCP 47: in which hosts are written to. */
export async function findLanguage(ex: Executor, id: string): Promise<string> {
  const { language } = await ex
    .selectFrom('workspace')
    .select('language')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return language
}

export async function saveLanguage(ex: Executor, id: string, language: string): Promise<void> {
  await ex.updateTable('workspace').set({ language }).where('id', '=', id).execute()
}

/** Origins whose pages may show the workspace's sessions, in alphabetical order. */
export async function siteOrigins(ex: Executor, workspaceId: string): Promise<string[]> {
  return (await listSites(ex, workspaceId)).map(({ origin }) => origin)
}

/** In alphabetical order of their origins. */
export async function listSites(
  ex: Executor,
  workspaceId: string,
): Promise<{ id: string; origin: string }[]> {
  return ex
    .selectFrom('site')
    .select(['id', 'origin'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('origin')
    .execute()
}

/** Adds what is missing; returns how many were new. */
export async function addSites(
  ex: Executor,
  workspaceId: string,
  origins: readonly string[],
): Promise<number> {
  if (origins.length === 0) return 0
  const rows = await ex
    .insertInto('site')
    .values(origins.map((origin) => ({ id: newId(), workspace_id: workspaceId, origin })))
    .onConflict((conflict) => conflict.columns(['workspace_id', 'origin']).doNothing())
    .returning('id')
    .execute()
  return rows.length
}
