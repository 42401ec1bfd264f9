import Koa from 'koa'
import { toNodeListener } from 'sessionframe/node'
import { endpoint } from './endpoint.js'

const listener = toNodeListener(endpoint)
const app = new Koa()
app.use((ctx, next) => {
  if (!ctx.path.startsWith('/sessionframe/v1/')) return next()
  ctx.respond = false
  return listener(ctx.req, ctx.res)
})
app.listen(process.env.PORT ?? 8080)
