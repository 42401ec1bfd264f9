import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type ViewportSize } from '@playwright/test'
import { findBrowser } from '../../tools/find-browser.ts'

/** A browser that reaches this machine and nothing else: no vendor hears of a measurement. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(options())
}

/** What Chromium itself begins with; distributions have it refuse third parties' cookies. */
const PREFERENCES = { profile: { cookie_controls_mode: 0 } }

/**
 * The same, as somebody has it who has just installed it. A context of a
 * browser that runs is a private window: it connects to nothing beforehand,
 * and opens a second connection for each frame of another site.
 */
export async function freshProfile<Result>(
  viewport: ViewportSize,
  use: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sessionframe-bench-'))
  try {
    await mkdir(join(folder, 'Default'))
    await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(PREFERENCES))
    const context = await chromium.launchPersistentContext(folder, { ...options(), viewport })
    try {
      return await use(context)
    } finally {
      await context.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function options(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser()
  if (executablePath === null) {
    throw new Error('No Chromium: run "node tools/ensure-browser.ts", or set CHROME_PATH')
  }
  return {
    executablePath,
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--disable-background-networking',
      '--disable-component-update',
      // Of our own sites, which are the only ones that it reaches.
      '--ignore-certificate-errors',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  }
}
