import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { preview } from '../preview.ts'

export default defineConfig({ base: './', appType: 'mpa', plugins: [solid()], preview })
