import { createServer } from 'node:http'
import { toNodeListener } from 'sessionframe/node'
import { endpoint } from './endpoint.js'

createServer(toNodeListener(endpoint)).listen(process.env.PORT ?? 8080)
