import { defineConfig } from 'vite'
import { preview } from '../preview.ts'

/** Of `vite preview`, which serves what Astro has built. */
export default defineConfig({ appType: 'mpa', preview })
