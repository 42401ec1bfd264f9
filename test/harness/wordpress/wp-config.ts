import { randomBytes } from 'node:crypto'

interface ConfigOptions {
  name: string
  user: string
  password: string
  host: string
  /** A JSON file of constants, read with each request. */
  constants: string
}

const SALTS = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
  `${name}_KEY`,
  `${name}_SALT`,
])

export function makeConfig({ name, user, password, host, constants }: ConfigOptions) {
  const fresh = () => SALTS.map((salt) => [salt, randomBytes(32).toString('hex')] as const)
  let salts = fresh()
  const define = ([constant, value]: readonly [string, string]) =>
    `define( '${constant}', '${value}' );`
  return {
    changeSalts: () => void (salts = fresh()),
    text: () =>
      [
        '<?php',
        ...Object.entries({
          DB_NAME: name,
          DB_USER: user,
          DB_PASSWORD: password,
          DB_HOST: host,
          DB_CHARSET: 'utf8mb4',
        }).map(define),
        ...salts.map(define),
        "define( 'WP_HOME', 'http://' . $_SERVER['HTTP_HOST'] );",
        "define( 'WP_SITEURL', WP_HOME );",
        "define( 'WP_HTTP_BLOCK_EXTERNAL', true );",
        "define( 'WP_ACCESSIBLE_HOSTS', 'no-such-name.invalid' );",
        "define( 'DISABLE_WP_CRON', true );",
        "define( 'AUTOMATIC_UPDATER_DISABLED', true );",
        // Notices are written down, and a test looks for them.
        "define( 'WP_DEBUG', true );",
        "define( 'WP_DEBUG_DISPLAY', false );",
        `foreach ( json_decode( file_get_contents( '${constants}' ), true ) as $name => $value ) {`,
        '  define( $name, $value );',
        '}',
        "$table_prefix = 'wp_';",
        "defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
        "require_once ABSPATH . 'wp-settings.php';",
        '',
      ].join('\n'),
  }
}
