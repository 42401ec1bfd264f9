import { esbuildPlugin } from '@web/dev-server-esbuild'
import { defaultReporter, summaryReporter } from '@web/test-runner'
import { LAUNCH } from './tools/engines/launchers.ts'
import { suites } from './tools/engines/suites.ts'
import { countReporter } from './tools/reporters/web-test-runner.ts'
import { widgetServers } from './test/harness/widget-servers.ts'

const servers = widgetServers()
const runs = await Promise.all(
  suites().map(async ([engine, files]) => ({ engine, files, ...(await LAUNCH[engine]()) })),
)
const [first, ...others] = runs

/** With REACTIVE_BASE=slim the elements run on what the script tag has in the place of Lit. */
const slimLit = {
  name: 'slim-lit',
  resolveImport: ({ source, context }) =>
    source === 'lit' && context.path.startsWith('/src/elements/')
      ? '/src/cdn/slim-reactive-element.ts'
      : undefined,
}

/**
 * A browser asks for each module once, not once a test file: they do not change
 * while the tests run, and they were half of the runner's work.
 */
async function keptModules(context, next) {
  await next()
  const kept = /^\/(node_modules|src|test)\/.*\.[jt]s$/.test(context.path)
  if (kept && !process.argv.includes('--watch')) context.set('Cache-Control', 'max-age=3600')
}

export default {
  files: first?.files,
  browsers: first === undefined ? [] : [first.launcher],
  groups: others.map(({ engine, files, launcher }, index) => ({
    name: `${engine} ${index + 2}`,
    files,
    browsers: [launcher],
  })),
  nodeResolve: { exportConditions: ['production'] },
  // Observers and timers of a page that is not in front are throttled.
  concurrency: 1,
  concurrentBrowsers: runs.length || 1,
  hostname: 'localhost',
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 300_000,
  // A busy machine takes its time over a browser.
  browserStartTimeout: 240_000,
  testsStartTimeout: 240_000,
  plugins: [
    servers.plugin,
    ...runs.flatMap(({ plugins }) => plugins),
    ...(process.env.REACTIVE_BASE === 'slim' ? [slimLit] : []),
    esbuildPlugin({ ts: true, tsconfig: './tsconfig.json', target: 'es2022' }),
  ],
  middleware: [servers.middleware, keptModules],
  reporters: [
    defaultReporter(),
    summaryReporter(),
    countReporter(new Map(runs.map(({ engine, launcher }) => [launcher, engine]))),
  ],
}
