/** Builds the app in both modes, and beside each page the same one written by a server. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

for (const mode of ['production', 'development']) {
  run('vite', 'build', '--mode', mode)
  run('vite', 'build', '--mode', mode, '--ssr', 'src/server.tsx')
  const print = `process.stdout.write((await import('./dist/server-${mode}/server.js')).html)`
  const html = run('node', '--input-type=module', '--eval', print)
  const page = readFileSync(`dist/${mode}/index.html`, 'utf8')
  writeFileSync(`dist/${mode}/hydrated.html`, page.replace('<div id="root">', `$&${html}`))

  function run(program: string, ...args: string[]): string {
    const env = { ...process.env, NODE_ENV: mode }
    const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`)
    return stdout
  }
}
