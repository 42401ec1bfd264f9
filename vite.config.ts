import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import type { EnvironmentOptions, Plugin } from 'vite'

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

/** Minifiers leave template literals alone; a style sheet in one is mostly white space. */
const slimStyles: Plugin = {
  name: 'slim-styles',
  applyToEnvironment: slimLit.applyToEnvironment,
  transform: (code, id) =>
    id.endsWith('-styles.ts')
      ? code.replace(/css`[^`]*`/g, (sheet) =>
          sheet
            .replaceAll(/\/\*[^]*?\*\//g, '')
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/ ?([{};,]) ?/g, '$1')
            .replaceAll(': ', ':'),
        )
      : null,
}

/** One self-contained file for a script tag, in the given module format. */
const cdn = (format: 'iife' | 'es', fileName: string): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    target: 'es2022',
    outDir: at('dist/cdn'),
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    lib: {
      entry: at('src/cdn/sessionframe.ts'),
      name: 'Sessionframe',
      formats: [format],
      fileName: () => fileName,
    },
    // The library format "es" keeps its white space unless told.
    rolldownOptions: { output: { minify: true } },
  },
})

/** Builds what runs in browsers; the npm modules come from `tsc`. */
export default defineConfig({
  appType: 'custom',
  logLevel: 'warn',
  plugins: [slimLit, slimStyles],
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
        rolldownOptions: {
          input: {
            journey: at('src/pages/journey/main.ts'),
            booking: at('src/pages/booking/main.ts'),
            done: at('src/pages/done/main.ts'),
          },
        },
      },
    },
    cdn: cdn('iife', 'sessionframe.js'),
    cdnModule: cdn('es', 'sessionframe.mjs'),
  },
})
