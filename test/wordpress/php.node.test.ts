import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { onPath } from '../../tools/on-path.ts'
import { PLUGIN, ROOT } from '../../tools/wordpress/plugin-folder.ts'

const php = onPath('php')
const skip = php === null ? 'no php on PATH (Debian: apt-get install php-cli)' : false
const files = globSync('**/*.php', { cwd: PLUGIN }).map((file) => resolve(PLUGIN, file))

/** Prints the tokens of these files that PHP 7.4 did not have, and calls by names of arguments. */
const NEWER = `
$newer = array( 'T_MATCH', 'T_NULLSAFE_OBJECT_OPERATOR', 'T_ATTRIBUTE', 'T_ENUM', 'T_READONLY' );
$functions = array( 'str_contains', 'str_starts_with', 'str_ends_with', 'get_debug_type', 'array_is_list', 'fdiv' );
foreach ( array_slice( $argv, 1 ) as $file ) {
	$before = null;
	foreach ( token_get_all( file_get_contents( $file ) ) as $token ) {
		$name = is_array( $token ) ? token_name( $token[0] ) : $token;
		$text = is_array( $token ) ? $token[1] : $token;
		if ( in_array( $name, $newer, true ) || ( $name === 'T_STRING' && in_array( $text, $functions, true ) ) ) {
			echo "$file: $text\\n";
		}
		if ( $name === '|' && $before === 'type' ) {
			echo "$file: a union of types\\n";
		}
		$before = $name === 'T_STRING' && in_array( $text, array( 'string', 'int', 'bool', 'float' ), true ) ? 'type' : ( $name === 'T_WHITESPACE' ? $before : null );
	}
}
`

describe('the PHP of the plugin', { skip }, () => {
  it('is PHP', () => {
    assert.ok(files.length > 30)
    for (const file of files) {
      const { status, stdout } = spawnSync(php ?? '', ['-l', file], { encoding: 'utf8' })
      assert.equal(status, 0, stdout)
    }
  })

  it('wants nothing that PHP 7.4 did not have', () => {
    const { stdout, stderr } = spawnSync(php ?? '', ['-r', NEWER, '--', ...files], {
      encoding: 'utf8',
    })
    assert.equal(stdout + stderr, '')
  })

  it('has the version of the package everywhere', () => {
    const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      version: string
    }
    const places = {
      'sessionframe.php': /^ \* Version: +(\S+)$/m,
      'readme.txt': /^Stable tag: (\S+)$/m,
      'block/editor.asset.php': /'version' +=> '(\S+)'/,
    }
    for (const [file, pattern] of Object.entries(places)) {
      const text = readFileSync(resolve(PLUGIN, file), 'utf8')
      assert.equal(pattern.exec(text)?.[1], version, file)
    }
  })

  it('runs by nobody but WordPress', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8')
      const guarded = /defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/.test(text)
      assert.ok(guarded || text.startsWith('<?php\nreturn array('), file)
    }
  })
})
