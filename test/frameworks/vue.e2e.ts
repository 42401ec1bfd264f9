import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'vue' })

appDisplays('Vue', (display) => `/production/?display=${display}`, 'vue')

test.describe('Vue', () => {
  appContract('/production/index.html')
  leakContract('/production/index.html')
})
