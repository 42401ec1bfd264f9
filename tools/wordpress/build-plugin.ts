/**
 * Makes `dist/wordpress/sessionframe/` and its zip file: the plugin, the widget of this build and
 * the compiled translations. `npm run build` runs it last.
 */
import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { BUILT_PLUGIN, LANGUAGES, PLUGIN, ROOT } from './plugin-folder.ts'
import { moFile } from './mo-file.ts'
import { parsePo, type Translation } from './po-file.ts'
import { zipFile } from './zip-file.ts'

const CDN = resolve(ROOT, 'dist/cdn')
/** As WordPress names the script of `block/editor.js`. */
const EDITOR = 'sessionframe-session-editor-script'

const files = new Map<string, Buffer>()
const take = (folder: string, pattern: string, to = '') => {
  for (const name of globSync(pattern, { cwd: folder, withFileTypes: true })) {
    if (!name.isFile()) continue
    const path = resolve(name.parentPath, name.name)
    files.set(to + path.slice(folder.length + 1), readFileSync(path))
  }
}

/** The file name has the version, and its hash holds a browser to these bytes. */
function widget(): void {
  const [name] = globSync('sessionframe-*.js', { cwd: CDN })
  if (name === undefined) throw new Error('dist/cdn has no script: build it first')
  take(CDN, name, 'assets/')
  // What it loads where journeys begin in pages.
  for (const more of ['visitor', 'live', 'linear-pattern']) take(CDN, `${more}.js`, 'assets/')
  take(CDN, 'languages/*.js', 'assets/')
  const hash = createHash('sha384')
    .update(readFileSync(resolve(CDN, name)))
    .digest('base64')
  files.set(
    'assets/widget.php',
    Buffer.from(
      `<?php\nreturn array(\n\t'file'      => '${name}',\n\t'integrity' => 'sha384-${hash}',\n);\n`,
    ),
  )
}

/** For PHP, and for the script in the editor, which WordPress gives the latter to. */
function language(file: string): void {
  const translations = parsePo(readFileSync(file, 'utf8'))
  const name = basename(file, '.po')
  files.set(`languages/${name}.mo`, moFile(translations))
  files.set(`languages/${name}-${EDITOR}.json`, Buffer.from(jed(translations)))
}

const jed = (translations: readonly Translation[]): string =>
  JSON.stringify({
    domain: 'sessionframe',
    locale_data: {
      sessionframe: {
        '': { domain: 'sessionframe', 'plural-forms': 'nplurals=2; plural=(n != 1);' },
        ...Object.fromEntries(
          translations
            .filter(({ text, context }) => text !== '' && context === undefined)
            .map(({ text, translated }) => [text, [translated]]),
        ),
      },
    },
  })

take(PLUGIN, '**/*')
widget()
for (const file of globSync('*.po', { cwd: LANGUAGES })) language(resolve(LANGUAGES, file))

rmSync(dirname(BUILT_PLUGIN), { recursive: true, force: true })
for (const [name, bytes] of files) {
  const file = resolve(BUILT_PLUGIN, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
const entries = [...files].map(([name, bytes]) => ({ name: `sessionframe/${name}`, bytes }))
writeFileSync(
  `${BUILT_PLUGIN}.zip`,
  zipFile(entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
)
