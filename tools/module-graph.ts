/** Reads which module imports which, from the source text; types-only imports are marked. */
import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'

export interface Import {
  /** A path from the repository's root for our own modules, else the package specifier. */
  target: string
  own: boolean
  typeOnly: boolean
}

export type ModuleGraph = Map<string, Import[]>

/** @param root Absolute path of the repository. */
export function readModuleGraph(root: string, patterns = ['src/**/*.ts']): ModuleGraph {
  const files = globSync(patterns, { cwd: root }).toSorted()
  return new Map(files.map((file) => [file, importsOf(root, file)]))
}

function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  const { module, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'cannot be parsed'}`)

  const statics = module.staticImports.map((one) => ({
    specifier: one.moduleRequest.value,
    typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
  }))
  const reexports = module.staticExports.flatMap((one) =>
    one.entries.flatMap((entry) =>
      entry.moduleRequest === null
        ? []
        : [{ specifier: entry.moduleRequest.value, typeOnly: entry.isType }],
    ),
  )
  const dynamics = module.dynamicImports.flatMap((one) => {
    const text = source.slice(one.moduleRequest.start, one.moduleRequest.end)
    const literal = /^['"](?<specifier>[^'"]+)['"]$/.exec(text)?.groups?.['specifier']
    return literal === undefined ? [] : [{ specifier: literal, typeOnly: false }]
  })

  return [...statics, ...reexports, ...dynamics].map(({ specifier, typeOnly }) => {
    const own = specifier.startsWith('.')
    return { target: own ? normalize(join(dirname(file), specifier)) : specifier, own, typeOnly }
  })
}

/** Every module that `entry` loads at run time, and every package those load. */
export function reach(
  graph: ModuleGraph,
  entry: string,
): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const queue = [entry]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const { target, own, typeOnly } of graph.get(file) ?? []) {
      if (typeOnly) continue
      if (own) queue.push(target)
      else packages.add(target)
    }
  }
  return { files, packages }
}
