import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'plain' })

appDisplays('plain TypeScript', (display) => `/?display=${display}`, 'typescript')

test.describe('plain TypeScript', () => {
  appContract('/')
  leakContract('/')
})
