import { resolve } from 'node:path'
import { build } from 'vite'

const field = (name: string) =>
  `<p><label>${name}<br><input name="${name.toLowerCase().replaceAll(' ', '-')}"></label></p>`

/** Of its content, in CSS pixels. */
export const FRAME_HEIGHT = 660

const FIELDS = ['First name', 'Last name', 'Email', 'Phone', 'Company', 'Amount']

/** The page that every embed frames: a form in one answer, with its style and script inside. */
export async function framePage(): Promise<string> {
  const script = await guestScript()
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Session</title>
<style>
  html, body { margin: 0; background: #e6f4ee }
  main { box-sizing: border-box; height: ${FRAME_HEIGHT}px; padding: 24px; font: 16px/1.5 sans-serif; display: flow-root }
  p { margin: 0 0 12px }
  input { box-sizing: border-box; width: 100%; padding: 8px; font: inherit }
</style>
<main>
  <h1>Apply</h1>
  <form>${FIELDS.map(field).join('')}<button>Next</button></form>
</main>
<script>${script}</script>
</html>`
}

async function guestScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: resolve(import.meta.dirname, 'frame-guest.ts'),
        formats: ['iife'],
        name: 'guest',
      },
    },
  })
  for (const { output } of [built].flat().filter((one) => 'output' in one)) {
    return output[0].code.replaceAll('</script', String.raw`<\/script`)
  }
  throw new Error('the page in the frame was not built')
}
