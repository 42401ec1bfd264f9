import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'solid' })

appDisplays('Solid', (display) => `/?display=${display}`, 'solid-js')

test.describe('Solid', () => {
  appContract('/')
  leakContract('/')
})
