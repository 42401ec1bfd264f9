import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'astro' })

appDisplays('Astro', (display) => `/${display}/`, 'astro')

test.describe('Astro', () => {
  appContract('/')
  leakContract('/')
})
