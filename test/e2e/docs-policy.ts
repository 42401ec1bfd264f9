import type { DemoServer } from '../harness/demo-server.ts'
import { blocks } from '../package/docs-blocks.ts'

/** A policy of our docs, for the origin that this server's sessions have. */
export function docsPolicy({ platform }: DemoServer, which: RegExp): Record<string, string> {
  const policy = blocks('docs/elements.md', 'csp').find((block) => which.test(block))
  if (policy === undefined) throw new Error(`docs/elements.md has no policy with ${which}`)
  const text = policy.replaceAll(/\s+/g, ' ').replace('https://sessions.example.com', platform)
  return { 'content-security-policy': text }
}
