import { resolve } from 'node:path'
import { build } from 'vite'

/** One module of the worker and all that it imports, as Cloudflare's tools make it. */
export async function bundleWorker(mounts: string): Promise<void> {
  await build({
    root: mounts,
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'webworker', noExternal: true },
    build: {
      ssr: resolve(mounts, 'hosts/worker.js'),
      outDir: resolve(mounts, '.built'),
      target: 'es2022',
      rolldownOptions: { external: ['cloudflare:workers'] },
    },
  })
}
