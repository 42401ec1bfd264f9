import { Hono } from 'hono'
import { endpoint } from './endpoint.mjs'

/** Vercel serves what an `index.mjs` at the top exports: https://vercel.com/docs/frameworks/backend/hono */
const app = new Hono()

// Vercel sets this header itself; visitors cannot.
app.all('/sessionframe/v1/*', (context) =>
  endpoint(context.req.raw, { address: context.req.header('X-Real-IP') }),
)

export default app
