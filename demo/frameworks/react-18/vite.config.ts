import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { preview } from '../preview.ts'

const here = resolve(import.meta.dirname, 'vite.config.ts')

/** The app is the one of React 19, word for word; what it imports is of this folder. */
const ownPackages: Plugin = {
  name: 'own-packages',
  enforce: 'pre',
  resolveId(id, importer) {
    return /^[a-z]/.test(id) && importer?.includes('/react-19/src/') ? this.resolve(id, here) : null
  },
}

export default defineConfig(({ mode, isSsrBuild }) => ({
  root: resolve(import.meta.dirname, '../react-19'),
  base: './',
  appType: 'mpa',
  plugins: [ownPackages],
  build: {
    outDir: resolve(import.meta.dirname, isSsrBuild ? `dist/server-${mode}` : `dist/${mode}`),
    emptyOutDir: true,
  },
  preview,
}))
