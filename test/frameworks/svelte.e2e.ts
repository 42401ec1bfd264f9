import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'svelte' })

appDisplays('Svelte', (display) => `/?display=${display}`, 'svelte')

test.describe('Svelte', () => {
  appContract('/')
  leakContract('/')
})
