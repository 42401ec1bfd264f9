import { resolve } from 'node:path'
import { compileScript, parse } from 'vue/compiler-sfc'
import { build, type Plugin, type Rolldown } from 'vite'
import { isCustomElement } from '../../src/vue/is-custom-element.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** What an app does with the component, which is all that is there. */
const ENTRIES = {
  react: `import { createElement } from 'react'
    import { createRoot } from 'react-dom/client'
    import { Session } from 'virtual:session.tsx'
    createRoot(document.querySelector('#app')).render(createElement(Session))`,
  vue: `import { createApp } from 'vue'
    import Session from 'virtual:session.vue.js'
    createApp(Session).mount('#app')`,
}

/** As the plugin of Vue does it. */
function compileVue(source: string): string {
  const { descriptor } = parse(source)
  return compileScript(descriptor, {
    id: 'session',
    inlineTemplate: true,
    templateOptions: { compilerOptions: { isCustomElement } },
  }).content
}

/** A script that shows a printed component in `<main id="app">`. */
export async function buildSnippet(form: 'react' | 'vue', printed: string): Promise<string> {
  const modules: Record<string, string> = {
    'virtual:main.js': ENTRIES[form],
    'virtual:session.tsx': printed,
    'virtual:session.vue.js': form === 'vue' ? compileVue(printed) : '',
  }
  const printedModules: Plugin = {
    name: 'printed-modules',
    resolveId: (id) => (id in modules ? resolve(ROOT, 'test', id) : null),
    load: (id) => modules[id.slice(resolve(ROOT, 'test').length + 1)] ?? null,
  }
  const { output } = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [printedModules],
    // A bundler looks for the package among those that are installed.
    resolve: {
      alias: {
        'sessionframe/react': resolve(ROOT, 'dist/react.js'),
        'sessionframe/vue': resolve(ROOT, 'dist/vue.js'),
      },
    },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: 'virtual:main.js', output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput
  const [chunk] = output
  return chunk.code
}
