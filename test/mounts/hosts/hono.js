import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { endpoint } from './endpoint.js'

const app = new Hono()
app.all('/sessionframe/v1/*', (c) => endpoint(c.req.raw, getConnInfo(c).remote))
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8080) })
