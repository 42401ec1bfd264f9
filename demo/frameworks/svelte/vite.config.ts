import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { preview } from '../preview.ts'

export default defineConfig({ base: './', appType: 'mpa', plugins: [svelte()], preview })
