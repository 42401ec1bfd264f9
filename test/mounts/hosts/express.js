import express from 'express'
import { toNodeListener } from 'sessionframe/node'
import { endpoint } from './endpoint.js'

const app = express()
app.all('/sessionframe/v1/{*path}', toNodeListener(endpoint))
app.listen(process.env.PORT ?? 8080)
