import { globSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig, minifySync } from 'vite'
import type { EnvironmentOptions, Plugin } from 'vite'
import { INTERNAL_NAMES, VISITOR_NAMES } from './tools/internal-names.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/**
 * The script tag goes into pages of people who never asked for it: there the
 * part of Lit that the elements use takes the place of the whole.
 */
const slimLit: Plugin = {
  name: 'slim-lit',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name.startsWith('cdn'),
  resolveId: (id) => (id === 'lit' ? at('src/cdn/slim-reactive-element.ts') : null),
}

/** A script tag loads languages from beside itself; npm's modules leave that to a bundler. */
const besideLanguages: Plugin = {
  name: 'beside-languages',
  enforce: 'pre',
  applyToEnvironment: slimLit.applyToEnvironment,
  resolveId(id) {
    if (id !== './load-language.ts') return null
    return at(`src/cdn/load-language${this.environment.name === 'cdn' ? '' : '-module'}.ts`)
  },
}

/** Minifiers leave template literals alone; a style sheet in one is mostly white space. */
const slimStyles: Plugin = {
  name: 'slim-styles',
  applyToEnvironment: slimLit.applyToEnvironment,
  transform: (code, id) =>
    id.endsWith('-styles.ts')
      ? code.replace('const css = String.raw', '').replace(/css(`[^`]*`)/, (_, sheet: string) =>
          sheet
            .replaceAll(/\/\*[^]*?\*\//g, '')
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/ ?([`{};,!~]) ?/g, '$1')
            .replaceAll('\\', '\\\\')
            .replaceAll(': ', ':')
            .replaceAll(';}', '}')
            .replaceAll(/\b0\./g, '.')
            .replaceAll(/='(\w+)'/g, '=$1'),
        )
      : null,
}

/**
 * The minifier that is built in, before Terser and without names of its own: either alone leaves
 * more, and so does the other order. In little code its quotes, which are of another kind than
 * those that have to stay, cost more than it saves.
 */
const firstMinifier: Plugin = {
  name: 'first-minifier',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name.startsWith('cdn'),
  renderChunk: (code, { fileName }) =>
    minifySync(fileName, code, { compress: { target: 'es2022' }, mangle: false }).code,
}

/** Files for a script tag, each self-contained, in the given module format. */
const cdn = (
  format: 'iife' | 'es',
  entry: string | Record<string, string>,
  fileName: string,
  internalNames = INTERNAL_NAMES,
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target: 'es2022',
    outDir: at('dist/cdn'),
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: {
        passes: 3,
        // The simplest functions only: others get shorter in place, and look like nothing else there.
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- it is one in types alone
        inline: 1,
        keep_fargs: false,
        pure_getters: true,
        unsafe: true,
        unsafe_arrows: true,
      },
      mangle: {
        properties: {
          regex: new RegExp(`^(${internalNames.join('|')})$`),
          // Some browser may have had such a name; the list has none that they have today.
          builtins: true,
          keep_quoted: 'strict',
        },
      },
    },
    lib: {
      entry,
      name: 'Sessionframe',
      formats: [format],
      fileName: (_, name) => fileName.replace('[name]', name),
    },
    rolldownOptions: {
      output: { minify: false, chunkFileNames: '[name].js' },
      checks: { pluginTimings: false },
    },
  },
})

/** Scripts of the demo's own pages, which share code with the command. */
const demoScripts: EnvironmentOptions = {
  consumer: 'client',
  build: {
    target: 'es2022',
    outDir: at('dist/demo'),
    emptyOutDir: true,
    copyPublicDir: false,
    lib: {
      entry: { 'snippet-page': at('src/demo/snippet/main.ts') },
      formats: ['es'],
      fileName: '[name]',
    },
  },
}

const STARTER = 'starter.js'
const SCRIPT = at('src/cdn/sessionframe.ts')

const languages = Object.fromEntries(
  globSync('src/elements/languages/*.ts', { cwd: import.meta.dirname }).map((file) => [
    basename(file, '.ts'),
    at(file),
  ]),
)

/** Builds what runs in browsers; the npm modules come from `tsc`. */
export default defineConfig({
  appType: 'custom',
  logLevel: 'warn',
  plugins: [slimLit, besideLanguages, slimStyles, firstMinifier],
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment)
      }
    },
  },
  environments: {
    client: {
      build: {
        target: 'es2022',
        outDir: at('dist/pages'),
        emptyOutDir: true,
        copyPublicDir: false,
        manifest: 'manifest.json',
        modulePreload: { polyfill: false },
        license: { fileName: 'licenses.md' },
        rolldownOptions: {
          input: {
            journey: at('src/pages/journey/main.ts'),
            booking: at('src/pages/booking/main.ts'),
            done: at('src/pages/done/main.ts'),
            // Its pages are written by the server; a style sheet is all they load.
            reference: at('src/pages/reference/reference.css'),
          },
        },
      },
    },
    cdn: cdn('iife', SCRIPT, 'sessionframe.js'),
    cdnModule: cdn('es', SCRIPT, 'sessionframe.mjs'),
    cdnLanguages: cdn('es', languages, 'languages/[name].js'),
    cdnVisitor: cdn('es', { visitor: at('src/cdn/visitor.ts') }, '[name].js', VISITOR_NAMES),
    demo: demoScripts,
    starter: cdn('iife', at('src/starter/starter.ts'), STARTER),
  },
})
