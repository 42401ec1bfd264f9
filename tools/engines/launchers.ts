import * as puppeteer from 'puppeteer-core'
import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { webdriverLauncher } from '@web/test-runner-webdriver'
import { findBrowser } from '../find-browser.ts'
import { findFirefox, type Engine } from './engine.ts'
import { webkitDriver } from './webkit-driver.ts'

/** An engine as the test runner starts it, with what has to run beside it. */
interface Launch {
  launcher: BrowserLauncher
  plugins: TestRunnerPlugin[]
}

export const LAUNCH: Record<Engine, () => Promise<Launch>> = {
  chromium: async () => ({
    launcher: chromeLauncher({
      launchOptions: {
        ...executable(findBrowser()),
        // As root, Chromium does not start with its own sandbox.
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      },
    }),
    plugins: [],
  }),
  firefox: async () => ({
    launcher: chromeLauncher({
      puppeteer,
      launchOptions: { browser: 'firefox', ...executable(findFirefox()) },
    }),
    plugins: [],
  }),
  webkit: async () => {
    const { port, plugin } = await webkitDriver()
    return {
      launcher: webdriverLauncher({
        hostname: '127.0.0.1',
        port,
        path: '/',
        logLevel: 'error',
        // WebKitGTK's driver knows nothing of BiDi and refuses what asks for it.
        capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true },
      }),
      plugins: [plugin],
    }
  },
}

const executable = (path: string | null) => (path === null ? {} : { executablePath: path })
