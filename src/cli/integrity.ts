import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { CommandError } from './command-error.ts'
import { PACKAGE_ROOT } from './package-root.ts'

const CDN = new URL('dist/cdn/', PACKAGE_ROOT)

/**
 * The script tag that a browser refuses when one byte has changed. The file's
 * name holds the version, so an owner's page keeps to its bytes until the owner
 * changes both.
 * @param base where dist/cdn is served, with a slash at its end
 */
export function integrityTag(base: string): string {
  const files = existsSync(CDN) ? readdirSync(CDN) : []
  const name = files.find((file) => /^sessionframe-.*\.js$/.test(file))
  if (name === undefined) {
    throw new CommandError('dist/cdn is not there: run "npm run build" first')
  }
  return `<script src="${base}${name}" integrity="${integrityOf(name)}" crossorigin async></script>`
}

/**
 * Holds the languages to their bytes, which the script loads by itself. It
 * must stand before the first module of the page.
 * https://html.spec.whatwg.org/multipage/webappapis.html#import-map-integrity
 */
export function languagesImportMap(base: string): string {
  const files = readdirSync(new URL('languages/', CDN)).toSorted()
  // A path in an import map begins with a slash or a dot.
  const start = /^([a-z]+:)?\//i.test(base) ? base : `./${base}`
  const integrity: object = Object.fromEntries(
    files.map((file) => [`${start}languages/${file}`, integrityOf(`languages/${file}`)]),
  )
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>`
}

/** https://www.w3.org/TR/SRI/ */
function integrityOf(file: string): string {
  const bytes = readFileSync(new URL(file, CDN))
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}
