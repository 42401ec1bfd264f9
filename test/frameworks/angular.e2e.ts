import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'

test.use({ appName: 'angular' })

appDisplays('Angular', (display) => `/?display=${display}`, '@angular/core')

test.describe('Angular', () => {
  appContract('/')
  leakContract('/')
})
