import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onPath } from '../../../tools/on-path.ts'
import { phpModule } from '../../../tools/find-wordpress.ts'
import { freePort } from '../free-port.ts'
import { runServer, type RunningServer } from './run-server.ts'

const MODULES = '/usr/lib/apache2/modules'
const NAMES = ['mpm_prefork', 'authz_core', 'dir', 'mime', 'rewrite', 'setenvif', 'reqtimeout']

/** The lines for Apache that the docs advise: the tests run with them. */
function advised(): string {
  const page = resolve(import.meta.dirname, '../../../docs/wordpress.md')
  return /```apache\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8'))?.[1] ?? ''
}

/** Apache with PHP inside, as most hosts have it. */
export async function startApache(
  folder: string,
  root: string,
): Promise<RunningServer & { origin: string; phpLog: string }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // Apache's children can write there.
  const phpLog = join(folder, 'temporary/php.log')
  const modules = NAMES.filter((name) => existsSync(`${MODULES}/mod_${name}.so`))
  const file = join(folder, 'apache.conf')
  writeFileSync(
    file,
    [
      `ServerRoot ${folder}`,
      `PidFile ${join(folder, 'apache.pid')}`,
      `Listen 127.0.0.1:${port}`,
      `ServerName 127.0.0.1:${port}`,
      ...modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
      `LoadModule php_module ${phpModule()}`,
      ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
      `ErrorLog ${join(folder, 'apache.log')}`,
      'TypesConfig /etc/mime.types',
      'StartServers 16',
      // As Debian has it.
      'TraceEnable Off',
      // A header of 10 kB is for the plugin to refuse.
      'LimitRequestFieldSize 16380',
      'MaxRequestWorkers 24',
      // Each connection that is kept holds a process.
      'KeepAlive Off',
      'RequestReadTimeout header=20-40,minrate=500 body=10,minrate=500',
      `DocumentRoot ${root}`,
      `<Directory ${root}>`,
      'AllowOverride All',
      'Require all granted',
      '</Directory>',
      'DirectoryIndex index.php',
      '<FilesMatch "\\.php$">',
      'SetHandler application/x-httpd-php',
      '</FilesMatch>',
      `php_admin_value error_log ${phpLog}`,
      'php_admin_flag log_errors on',
      'php_admin_flag display_errors off',
      'php_admin_value opcache.revalidate_freq 0',
      `php_admin_value sys_temp_dir ${join(folder, 'temporary')}`,
      `php_admin_value upload_tmp_dir ${join(folder, 'temporary')}`,
      advised(),
    ].join('\n'),
  )
  const server = await runServer(
    [onPath('apache2') ?? 'apache2', '-f', file, '-D', 'FOREGROUND'],
    () =>
      fetch(`${origin}/readme.html`).then(
        async (answer) => (await answer.text(), answer.ok),
        () => false,
      ),
  )
  return { ...server, origin, phpLog }
}
