#!/usr/bin/env node
import { nodeVersionProblem } from './node-version.ts'

// Nothing else may load before the check: what an old Node cannot parse would hide its message.
const problem = nodeVersionProblem(process.versions.node)
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(process.argv)
}
