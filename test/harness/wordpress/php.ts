import { spawnSync } from 'node:child_process'
import { onPath } from '../../../tools/on-path.ts'
import type { Wordpress } from './wordpress.ts'

/** Runs code within the site, as WP-CLI does; gives what it prints. */
export function runPhp(
  { root }: Wordpress,
  code: string,
  constants: Record<string, string | number | boolean> = {},
): string {
  const host = constants['DOMAIN_CURRENT_SITE'] ?? 'localhost'
  const defines = Object.entries(constants).map(
    ([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`,
  )
  const whole = `
    $_SERVER['HTTP_HOST'] = '${host}';
    $_SERVER['REQUEST_URI'] = '/';
    ${defines.join('\n')}
    require '${root}/wp-load.php';
    global $wpdb;
    ${code}`
  const php = onPath('php') ?? ''
  const { status, stdout, stderr } = spawnSync(php, ['-r', whole], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`php ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}
