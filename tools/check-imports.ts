/** Fails when an import points outward. */
import { resolve } from 'node:path'
import { breach } from './import-rules.ts'
import { readModuleGraph } from './module-graph.ts'

const graph = readModuleGraph(resolve(import.meta.dirname, '..'))
const breaches = [...graph].flatMap(([file, imports]) =>
  imports.flatMap((one) => {
    const problem = breach(file, one)
    return problem === null ? [] : [`${file} → ${one.target}: ${problem}`]
  }),
)
// A reader that finds nothing finds no breach either.
const imports = [...graph.values()].flat().length
if (graph.size < 50 || imports < graph.size) breaches.push(`only ${graph.size} modules were read`)

for (const line of breaches) console.error(line)
console.log(`import rules: ${graph.size} modules, ${imports} imports, ${breaches.length} breaches`)
process.exit(breaches.length > 0 ? 1 : 0)
