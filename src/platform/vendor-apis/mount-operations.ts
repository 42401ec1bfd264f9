import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Operation } from '../../wire/vendors/operation.ts'

/** A graph may have a thousand nodes. */
const BODY_LIMIT = 1024 * 1024
const KIB = 1024

interface Mounted<Name extends string> {
  operations: Readonly<Record<Name, Operation>>
  /** Bytes; 1 MiB by default. */
  bodyLimit?: number
  answer: (name: Name, c: Context) => Promise<Response>
  /** In the vendor's words. */
  refuse: (code: 'too-large' | 'method-not-allowed', message: string) => Response
}

/** Routes of a vendor API, from the table that describes them; other methods on their paths are 405. */
export function mountOperations<Name extends string>(mounted: Mounted<Name>): Hono {
  const { operations, bodyLimit: maxSize = BODY_LIMIT, answer, refuse } = mounted
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize,
    onError: () => refuse('too-large', `A body may have ${maxSize / KIB} KiB at most.`),
  })
  const methods = new Map<string, string[]>()
  for (const [name, { method, path }] of Object.entries<Operation>(operations)) {
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1')
    methods.set(route, [...(methods.get(route) ?? []), method.toUpperCase()])
    routes.on(method, route, limit, (c) => answer(name as Name, c))
  }
  for (const [route, allowed] of methods) {
    const Allow = allowed.join(', ')
    routes.all(route, () => {
      const refused = refuse('method-not-allowed', `This takes ${Allow}.`)
      refused.headers.set('Allow', Allow)
      return refused
    })
  }
  return routes
}
