import { themeOf } from '../../wire/theme.ts'
import type { Theme } from '../../wire/theme.ts'
import { findTheme } from '../workspaces/theme-store.ts'
import type { Pages } from './page-context.ts'

/** How a page of this workspace looks. */
export async function pageTheme(
  { platform }: Pages,
  workspaceId: string,
  form?: Theme,
): Promise<Theme> {
  return themeOf(await findTheme(platform.db, workspaceId), form)
}
