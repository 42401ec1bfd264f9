import type { Session } from './sign-in.ts'
import type { Wordpress } from './wordpress.ts'

export const SETTINGS_PAGE = '/wp-admin/options-general.php?page=sessionframe'

/** Fills in fields of Settings > Sessionframe and saves; gives the page as it is then. */
export async function saveSettings(by: Session, fields: Record<string, string>): Promise<string> {
  const named = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`sessionframe_settings[${name}]`, value]),
  )
  const answer = await by.submit(SETTINGS_PAGE, '/wp-admin/options.php', named)
  const to = answer.headers.get('location')
  if (answer.status !== 302 || to === null) throw new Error(`not saved: ${answer.status}`)
  return (await by.fetch(to)).text()
}

/** All that the database has of the plugin, for looking for what must not be there. */
export const storedOptions = ({ database }: Wordpress): string =>
  database.query(
    "SELECT option_name, option_value FROM wp_options WHERE option_name LIKE '%sessionframe%'",
  )
