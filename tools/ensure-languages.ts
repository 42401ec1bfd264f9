/** Finds what the recipes of docs/tokens.md run in, or installs Debian's, as root; fails where it could have been. */
import { mayInstall, mustHaveAll } from './engines/engine.ts'
import { installPackages } from './install-packages.ts'
import { onPath } from './on-path.ts'

/** Programs and their packages. Go and C# are run where they are: they are too large to install for one test. */
const LANGUAGES = { php: 'php-cli', python3: 'python3', ruby: 'ruby' }

const missing = () => Object.entries(LANGUAGES).filter(([program]) => onPath(program) === null)

if (missing().length > 0 && mayInstall()) installPackages(missing().map(([, name]) => name))

const packages = missing().map(([, name]) => name)
if (packages.length === 0) console.log('languages of the token recipes: found')
else
  console.error(`missing: ${packages.join(', ')}; on Debian: apt-get install ${packages.join(' ')}`)
process.exitCode = packages.length > 0 && mustHaveAll() ? 1 : 0
