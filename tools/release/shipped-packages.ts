import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

interface Locked {
  version: string
  license?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** A package that somebody who uses all of ours has. */
export interface ShippedPackage {
  name: string
  version: string
  /** SPDX, as the package says it: https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
  license: string
  /** Comes with every `npm install sessionframe`; the others with the peers that one chooses. */
  always: boolean
}

type Edges = readonly (keyof Locked & `${string}ependencies`)[]

/**
 * What our dependencies and our peers bring, all the way down, as the lockfile has it: by name.
 * Packages for other platforms are among them. https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export function shippedPackages(lockfile = resolve(ROOT, 'package-lock.json')): ShippedPackage[] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    packages: Record<string, Locked>
  }
  const always = closure(packages, ['dependencies'])
  const all = closure(packages, ['dependencies', 'peerDependencies'])
  return [...all]
    .map((path) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: packages[path]?.version ?? '',
      license: packages[path]?.license ?? '',
      always: always.has(path),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version))
}

/** The places of all packages that are reached from ours by these. */
function closure(packages: Record<string, Locked>, first: Edges): Set<string> {
  const found = new Set<string>()
  const from: [path: string, edges: Edges][] = [['', first]]
  for (const [path, edges] of from) {
    for (const name of edges.flatMap((edge) => Object.keys(packages[path]?.[edge] ?? {}))) {
      if (path !== '' && packages[path]?.peerDependenciesMeta?.[name]?.optional) continue
      const next = placeOf(packages, path, name)
      if (next === undefined || found.has(next)) continue
      found.add(next)
      from.push([next, ['dependencies', 'optionalDependencies', 'peerDependencies']])
    }
  }
  return found
}

/**
 * Where Node.js finds `name` from `path`; `undefined` for what is optional and not there.
 * https://nodejs.org/api/modules.html#loading-from-node_modules-folders
 */
function placeOf(packages: Record<string, Locked>, path: string, name: string): string | undefined {
  for (
    let folder = path;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    const place = `${folder && `${folder}/`}node_modules/${name}`
    if (place in packages) return place
    if (folder === '') return undefined
  }
}
