import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingWordpress, WORDPRESS_FILES } from '../../../tools/find-wordpress.ts'
import { BUILT_PLUGIN } from '../../../tools/wordpress/plugin-folder.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { startApache } from './apache.ts'
import { DATABASE, startMariadb, type Database } from './mariadb.ts'
import { signIn, type Session } from './sign-in.ts'
import { makeConfig } from './wp-config.ts'

export const ADMIN = { user: 'admin', password: 'a long password of the tests' }

export interface Wordpress {
  origin: string
  database: Database
  /** The site's own files. */
  root: string
  /** Signed in. */
  admin: Session
  /** After the salts have changed, which ends all sessions. */
  signInAgain(): Promise<Session>
  /** Constants of wp-config.php from now on. */
  define(constants: Record<string, string>): void
  /** Other keys and salts in wp-config.php from now on: everybody is signed out. */
  changeSalts(): void
  /** What PHP has written down. */
  log(): string
  stop(): Promise<void>
}

/** Why the plugin cannot be tried here, for the words of a skipped test; null where it can. */
export function noWordpress(): string | null {
  const missing = missingWordpress()
  if (missing.length > 0) {
    return `no WordPress: on Debian, apt-get install ${missing.join(' ')}`
  }
  return existsSync(BUILT_PLUGIN) ? null : 'the plugin is not built: npm run build'
}

/**
 * A WordPress of Debian with a fresh database, installed by the one POST. It says its address
 * by the Host header, so that it can stand behind a proxy of the tests.
 */
export async function startWordpress(): Promise<Wordpress> {
  const folder = await temporaryFolder()
  // Apache's children are somebody else.
  chmodSync(folder.path, 0o755)
  const root = join(folder.path, 'site')
  execFileSync('cp', ['-rL', WORDPRESS_FILES, root])
  for (const name of ['plugins', 'uploads', 'upgrade', 'mu-plugins']) {
    mkdirSync(join(root, 'wp-content', name), { recursive: true })
  }
  mkdirSync(join(folder.path, 'temporary'))
  cpSync(join(import.meta.dirname, 'mu-plugins'), join(root, 'wp-content/mu-plugins'), {
    recursive: true,
  })
  const constants = join(folder.path, 'constants.json')
  writeFileSync(constants, '{}')
  const database = await startMariadb(folder.path)
  const config = makeConfig({ ...DATABASE, host: `127.0.0.1:${database.port}`, constants })
  writeFileSync(join(root, 'wp-config.php'), config.text())
  const htaccess = join(root, '.htaccess')
  writeFileSync(htaccess, PRETTY)
  if (process.getuid?.() === 0)
    spawnSync('chown', ['-R', 'www-data:', root, join(folder.path, 'temporary')])
  const apache = await startApache(folder.path, root)
  const { origin } = apache
  const stop = async () => {
    await apache.stop()
    await database.stop()
    await folder[Symbol.asyncDispose]()
  }
  try {
    await install(origin)
    const signInAgain = () => signIn(origin, ADMIN.user, ADMIN.password)
    const site: Wordpress = {
      origin,
      database,
      root,
      admin: await signInAgain(),
      signInAgain: async () => (site.admin = await signInAgain()),
      define: (given) => writeFileSync(constants, JSON.stringify(given)),
      changeSalts() {
        config.changeSalts()
        writeFileSync(join(root, 'wp-config.php'), config.text())
      },
      log: () => (existsSync(apache.phpLog) ? readFileSync(apache.phpLog, 'utf8') : ''),
      stop,
    }
    return site
  } catch (error) {
    await stop()
    throw error
  }
}

async function install(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams({
      weblog_title: 'A site of the tests',
      user_name: ADMIN.user,
      admin_password: ADMIN.password,
      admin_password2: ADMIN.password,
      admin_email: 'admin@example.com',
      blog_public: '0',
      language: '',
      Submit: 'Install WordPress',
    }),
  })
  const page = await answer.text()
  if (!page.includes('Success!')) throw new Error(`WordPress was not installed:\n${page}`)
}

/** As WordPress writes it for permalinks; it would write it with the first change of them. */
const PRETTY = `<IfModule mod_rewrite.c>
RewriteEngine On
RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]
RewriteBase /
RewriteRule ^index\\.php$ - [L]
RewriteCond %{REQUEST_FILENAME} !-f
RewriteCond %{REQUEST_FILENAME} !-d
RewriteRule . /index.php [L]
</IfModule>
`
