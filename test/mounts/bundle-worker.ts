import { build } from 'vite'

/**
 * One module of a worker and all that it imports, as Cloudflare's tools make it.
 *
 * @param root Folder whose packages it finds.
 * @param outDir Where `worker.js` goes.
 */
export async function bundleWorker(root: string, worker: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'webworker', noExternal: true },
    build: {
      ssr: worker,
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        external: ['cloudflare:workers'],
        output: { entryFileNames: 'worker.js' },
      },
    },
  })
}
