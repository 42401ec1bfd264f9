/** Gives the scripts of the build a second name with the version in it, under which they never change. */
import { copyFileSync, globSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const CDN = resolve(ROOT, 'dist/cdn')
const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
  version: string
}

for (const old of globSync('sessionframe-*', { cwd: CDN })) rmSync(resolve(CDN, old))
for (const ending of ['js', 'mjs']) {
  copyFileSync(
    resolve(CDN, `sessionframe.${ending}`),
    resolve(CDN, `sessionframe-${version}.${ending}`),
  )
}
