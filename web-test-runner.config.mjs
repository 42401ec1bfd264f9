import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'
import { defaultReporter, summaryReporter } from '@web/test-runner'
import { findBrowser } from './tools/find-browser.ts'
import { countReporter } from './tools/reporters/web-test-runner.ts'
import { widgetServers } from './test/harness/widget-servers.ts'

/** Launchers by engine; the environment variable ENGINES picks some of them. */
const ENGINES = {
  chromium: () =>
    chromeLauncher({
      launchOptions: {
        executablePath: findBrowser() ?? undefined,
        // As root, Chromium does not start with its own sandbox.
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
        ],
      },
    }),
}

const engines = (process.env.ENGINES ?? 'chromium').split(',')
const unknown = engines.filter((engine) => !Object.hasOwn(ENGINES, engine))
if (unknown.length > 0) throw new Error(`ENGINES names no engine of ours: ${unknown.join(', ')}`)

const servers = widgetServers()

/** With REACTIVE_BASE=slim the elements run on what the script tag has in the place of Lit. */
const slimLit = {
  name: 'slim-lit',
  resolveImport: ({ source, context }) =>
    source === 'lit' && context.path.startsWith('/src/elements/')
      ? '/src/cdn/slim-reactive-element.ts'
      : undefined,
}

export default {
  files: 'test/**/*.browser.test.ts',
  nodeResolve: { exportConditions: ['production'] },
  // Observers and timers of a page that is not in front are throttled.
  concurrency: 1,
  concurrentBrowsers: 1,
  hostname: 'localhost',
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 300_000,
  plugins: [
    servers.plugin,
    ...(process.env.REACTIVE_BASE === 'slim' ? [slimLit] : []),
    esbuildPlugin({ ts: true, tsconfig: './tsconfig.json', target: 'es2022' }),
  ],
  middleware: [servers.middleware],
  browsers: engines.map((engine) => ENGINES[engine]()),
  reporters: [defaultReporter(), summaryReporter(), countReporter()],
}
