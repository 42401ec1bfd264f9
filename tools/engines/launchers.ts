import * as puppeteer from 'puppeteer-core'
import type { BrowserLauncher, TestRunnerPlugin } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { webdriverLauncher } from '@web/test-runner-webdriver'
import type { Engine } from './engine.ts'
import { LAUNCH_OPTIONS } from './launch-options.ts'
import { webkitDriver } from './webkit-driver.ts'

/** An engine as the test runner starts it, with what has to run beside it. */
interface Launch {
  launcher: BrowserLauncher
  plugins: TestRunnerPlugin[]
}

export const LAUNCH: Record<Engine, () => Promise<Launch>> = {
  chromium: async () => ({
    launcher: chromeLauncher({ launchOptions: LAUNCH_OPTIONS.chromium() }),
    plugins: [],
  }),
  firefox: async () => ({
    launcher: chromeLauncher({ puppeteer, launchOptions: LAUNCH_OPTIONS.firefox() }),
    plugins: [],
  }),
  webkit: async () => {
    const { port, start, stop } = await webkitDriver()
    return {
      launcher: webdriverLauncher({
        hostname: '127.0.0.1',
        port,
        path: '/',
        logLevel: 'error',
        // WebKitGTK's driver knows nothing of BiDi and refuses what asks for it.
        capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true },
      }),
      plugins: [{ name: 'webkit-driver', serverStart: start, serverStop: stop }],
    }
  },
}
