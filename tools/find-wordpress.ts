import { existsSync } from 'node:fs'
import { onPath } from './on-path.ts'

/** Debian's files of WordPress itself. */
export const WORDPRESS_FILES = '/usr/share/wordpress'
const MODULES = '/usr/lib/apache2/modules'

const has = (path: string) => () => existsSync(path)
const runs = (program: string) => () => onPath(program) !== null

/** What a WordPress needs here, by Debian's packages: none that starts a server by itself. */
const PARTS: readonly [name: string, isThere: () => boolean][] = [
  ['wordpress', has(`${WORDPRESS_FILES}/wp-settings.php`)],
  [
    'wordpress-theme-twentytwentythree',
    has(`${WORDPRESS_FILES}/wp-content/themes/twentytwentythree`),
  ],
  ['mariadb-server-core', runs('mariadbd')],
  ['mariadb-client-core', runs('mariadb')],
  ['apache2-bin', has(`${MODULES}/mod_mpm_prefork.so`)],
  ['libapache2-mod-php', () => phpModule() !== null],
  ['php-cli', runs('php')],
  ['php-mysql', () => hasExtension('mysqli')],
  ['php-curl', () => hasExtension('curl')],
  ['php-xml', () => hasExtension('dom')],
  ['php-mbstring', () => hasExtension('mbstring')],
]

/** PHP inside of Apache: its file has the version in its name. */
export function phpModule(): string | null {
  const versions = ['8.4', '8.3', '8.2', '8.1', '7.4']
  return versions.map((at) => `${MODULES}/libphp${at}.so`).find((file) => existsSync(file)) ?? null
}

function hasExtension(name: string): boolean {
  const version = /libphp([\d.]+)\.so$/.exec(phpModule() ?? '')?.[1]
  if (version === undefined) return false
  return existsSync(`/etc/php/${version}/mods-available/${name}.ini`)
}

/** Debian's packages that are missing for the tests of the plugin. */
export const missingWordpress = (): string[] =>
  PARTS.filter(([, isThere]) => !isThere()).map(([name]) => name)
