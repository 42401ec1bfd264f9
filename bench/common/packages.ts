/** Where the files are that are measured: ours, as built, and the peers', as npm brings them. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const ROOT = resolve(import.meta.dirname, '../..')
const BENCH = resolve(ROOT, 'bench')
const MODULES = resolve(BENCH, 'node_modules')

export const FILES = {
  ours: resolve(ROOT, 'dist/cdn/sessionframe.js'),
  starter: resolve(ROOT, 'dist/cdn/starter.js'),
  cal: resolve(MODULES, '@calcom/embed-core/dist/embed/embed.js'),
  calSnippet: resolve(MODULES, '@calcom/embed-snippet/dist/snippet.es.js'),
  typeform: resolve(MODULES, '@typeform/embed/build/embed.js'),
  typeformWidgetCss: resolve(MODULES, '@typeform/embed/build/css/widget.css'),
  typeformPopupCss: resolve(MODULES, '@typeform/embed/build/css/popup.css'),
  surveyCore: resolve(MODULES, 'survey-core/survey.core.min.js'),
  surveyStyles: resolve(MODULES, 'survey-core/survey-core.min.css'),
  surveyUi: resolve(MODULES, 'survey-js-ui/survey-js-ui.min.js'),
  autocannon: resolve(MODULES, 'autocannon/autocannon.js'),
  fastify: resolve(MODULES, 'fastify/fastify.js'),
  slotCalculator: resolve(MODULES, 'slot-calculator/dist/index.js'),
}

/** Builds ours and brings the peers, where they are missing. */
export function ensurePackages(): void {
  if (!existsSync(FILES.ours)) run('npm', ['run', '--silent', 'build'], ROOT)
  const peers = [
    FILES.typeform,
    FILES.autocannon,
    FILES.fastify,
    FILES.slotCalculator,
    FILES.surveyUi,
  ]
  if (!peers.every((file) => existsSync(file))) run('npm', ['ci', '--silent'], BENCH)
}

function run(command: string, args: string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) throw new Error(`"${command} ${args.join(' ')}" failed in ${cwd}`)
}

/** The lines that Cal.com has people copy into their pages, asking for `script`. */
export async function calSnippet(script: string): Promise<string> {
  const { EmbedSnippetString: lines } = (await import(pathToFileURL(FILES.calSnippet).href)) as {
    EmbedSnippetString: unknown
  }
  if (typeof lines !== 'string') throw new Error('@calcom/embed-snippet has no lines to copy')
  return `(${lines})(${JSON.stringify(script)})`
}

/** Typeform's script with its style sheets beside it: it names them by their place at the vendor. */
export function typeformScript(styles: string): string {
  const place = 'https://embed.typeform.com/next/css/'
  const script = readFileSync(FILES.typeform, 'utf8')
  if (!script.includes(place)) throw new Error('@typeform/embed has its styles elsewhere now')
  return script.replaceAll(place, styles)
}
