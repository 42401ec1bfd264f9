import vue from '@vitejs/plugin-vue'
import { isCustomElement } from 'sessionframe/vue'
import { defineConfig } from 'vite'
import { preview } from '../preview.ts'

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  build: { outDir: 'dist/production' },
  preview,
})
