import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { preview } from '../preview.ts'

/** A page of each mode: only React made for development mounts twice under StrictMode. */
export default defineConfig(({ mode, isSsrBuild }) => ({
  base: './',
  appType: 'mpa',
  build: {
    outDir: isSsrBuild ? `dist/server-${mode}` : `dist/${mode}`,
    ...(!isSsrBuild && {
      rolldownOptions: {
        input: ['index.html', 'tag.html'].map((page) => resolve(import.meta.dirname, page)),
      },
    }),
  },
  preview,
}))
