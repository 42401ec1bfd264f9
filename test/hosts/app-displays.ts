import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AppName } from '../frameworks/app.ts'
import { expect, test } from '../frameworks/fixtures.ts'
import { expectCell } from './expect-cell.ts'
import { DISPLAYS, type Display, type Host } from './table.ts'

const APPS = resolve(import.meta.dirname, '../../demo/frameworks')

/** What the app's lockfile has of its framework. */
function versionOf(app: AppName, framework: string): string {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(resolve(APPS, app, 'package.json'), 'utf8'),
  ) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  return dependencies[framework] ?? devDependencies[framework] ?? ''
}

/** @param pathOf Of the page that shows the form so. */
export function appDisplays(
  host: Host,
  pathOf: (display: Display) => string,
  framework: string,
): void {
  for (const display of DISPLAYS) {
    test(`the form in ${host}: ${display}`, async ({ page, app, appName }) => {
      await page.goto(app + pathOf(display))
      await expectCell(page, { host, display, version: versionOf(appName, framework) })
      await expect(page.getByTestId('outcome')).toHaveText('form')
    })
  }
}
