import { appDisplays } from '../hosts/app-displays.ts'
import { appContract, leakContract } from './app-contract.ts'
import { test } from './fixtures.ts'
import { reactContract } from './react-contract.ts'

test.use({ appName: 'react-18' })

appDisplays('React 18', (display) => `/production/?display=${display}`, 'react')

test.describe('React 18, from a page of a server', () => appContract('/production/hydrated.html'))

// Where StrictMode mounts everything twice.
test.describe('React 18', () => leakContract('/development/index.html'))

reactContract('React 18')
