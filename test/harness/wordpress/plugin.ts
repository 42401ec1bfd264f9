import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_PLUGIN } from '../../../tools/wordpress/plugin-folder.ts'
import type { Wordpress } from './wordpress.ts'

const PLUGINS = '/wp-admin/plugins.php'

/** Copies the built plugin in and switches it on where an administrator does. */
export async function activatePlugin({ root, admin }: Wordpress): Promise<void> {
  const to = join(root, 'wp-content/plugins/sessionframe')
  cpSync(BUILT_PLUGIN, to, { recursive: true })
  if (process.getuid?.() === 0) spawnSync('chown', ['-R', 'www-data:', to])
  await followLink(admin, 'activate')
}

export const deactivatePlugin = ({ admin }: Wordpress): Promise<void> =>
  followLink(admin, 'deactivate')

/** The link of the list has the nonce. */
async function followLink(admin: Wordpress['admin'], action: string): Promise<void> {
  const list = await (await admin.fetch(PLUGINS)).text()
  const link = new RegExp(
    `href="(plugins\\.php\\?action=${action}&amp;plugin=sessionframe[^"]*)"`,
  ).exec(list)?.[1]
  if (link === undefined) throw new Error(`${PLUGINS} has no link to ${action} the plugin`)
  const answer = await admin.fetch(`/wp-admin/${link.replaceAll('&amp;', '&')}`)
  if (answer.status !== 302 || /error/.test(answer.headers.get('location') ?? '')) {
    throw new Error(`${action}: ${answer.status} ${answer.headers.get('location')}`)
  }
}
