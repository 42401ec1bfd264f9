/** Finds WordPress, MariaDB and Apache with PHP, or installs Debian's, as root; fails where it could have been. */
import { mayInstall, mustHaveAll } from './engines/engine.ts'
import { missingWordpress } from './find-wordpress.ts'
import { installPackages } from './install-packages.ts'

if (missingWordpress().length > 0 && mayInstall()) installPackages(missingWordpress())

const packages = missingWordpress()
if (packages.length === 0) console.log('wordpress: found')
else
  console.error(`missing: ${packages.join(', ')}; on Debian: apt-get install ${packages.join(' ')}`)
process.exitCode = packages.length > 0 && mustHaveAll() ? 1 : 0
