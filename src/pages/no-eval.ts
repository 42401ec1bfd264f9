import * as z from 'zod/mini'

/**
 * The pages' Content-Security-Policy has no 'unsafe-eval'. zod would try it once
 * when the first object schema is made, and the browser would report that: this
 * module has to come before any schema. https://zod.dev/packages/core#jitless
 */
z.config({ jitless: true })
