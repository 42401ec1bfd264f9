import { defineConfig } from 'vite'
import { preview } from '../preview.ts'

export default defineConfig({ base: './', appType: 'mpa', preview })
