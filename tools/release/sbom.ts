/**
 * `npm run sbom`: what comes with the package and all of its peers, in the versions that our tests
 * have, as CycloneDX in `sbom.cdx.json`. npm makes it, of a project that has installed the packed
 * file: in ours it takes what the tests need for what the package needs.
 * https://docs.npmjs.com/cli/commands/npm-sbom
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const FILE = 'sbom.cdx.json'

const { version, peerDependencies, devDependencies } = JSON.parse(
  readFileSync(resolve(ROOT, 'package.json'), 'utf8'),
) as Record<'peerDependencies' | 'devDependencies', Record<string, string>> & { version: string }

const npm = (cwd: string, args: string[]) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

const folder = mkdtempSync(join(tmpdir(), 'sessionframe-sbom-'))
npm(ROOT, ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder])
const peers = Object.keys(peerDependencies).map((name) => [name, devDependencies[name]])
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({
    name: 'sessionframe-and-its-peers',
    version,
    private: true,
    dependencies: {
      sessionframe: `file:sessionframe-${version}.tgz`,
      ...Object.fromEntries(peers),
    },
  }),
)
npm(folder, ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--silent'])
const sbom = npm(folder, [
  'sbom',
  '--package-lock-only',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
])
rmSync(folder, { recursive: true })
writeFileSync(resolve(ROOT, FILE), sbom)
const { components } = JSON.parse(sbom) as { components: unknown[] }
console.log(`${FILE}: ${components.length} packages`)
