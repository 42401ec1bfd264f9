import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
// oxlint-disable-next-line no-restricted-imports -- a compiler, and no browser
import { expect, test } from '@playwright/test'
import { run } from '../harness/install-beside.ts'
import { blocks, ROOT } from '../package/docs-blocks.ts'
import { buildApp } from './app.ts'

const PAGE = 'docs/react-and-vue.md'
const APP = resolve(ROOT, 'demo/frameworks/vue')
/** Inside the app, so that everything resolves as it does for a user. */
const FOLDER = resolve(APP, '.docs-code')

test.afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

// The other languages of the docs are compiled in package/docs.node.test.ts: that has no vue-tsc.
test('the docs show Vue that compiles against the package', async () => {
  test.setTimeout(600_000)
  await buildApp('vue')
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER)
  const [templates, scripts] = [blocks(PAGE, 'vue'), blocks(PAGE, 'js')]
  expect(templates.length).toBeGreaterThan(1)
  expect(scripts.length).toBeGreaterThan(0)
  for (const [index, code] of templates.entries()) {
    writeFileSync(resolve(FOLDER, `Example${index}.vue`), code)
  }
  for (const [index, code] of scripts.entries()) {
    writeFileSync(resolve(FOLDER, `script-${index}.js`), code)
  }
  writeFileSync(
    resolve(FOLDER, 'tsconfig.json'),
    JSON.stringify({
      extends: '../tsconfig.json',
      compilerOptions: { allowJs: true, checkJs: true },
      include: ['*.vue', '*.js', '../src/slots.d.ts'],
    }),
  )
  // What it finds wrong is in the error.
  run([resolve(APP, 'node_modules/.bin/vue-tsc'), '--noEmit', '-p', FOLDER], APP)
})
