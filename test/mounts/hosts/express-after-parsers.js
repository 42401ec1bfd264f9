/** Not as the docs have it, and as many apps are: parsers for everything, and a router with a prefix. */
import express from 'express'
import { toNodeListener } from 'sessionframe/node'
import { endpoint } from './endpoint.js'

const app = express()
app.use(express.json())
app.use(express.urlencoded({ extended: true }))
app.use('/sessionframe/v1', toNodeListener(endpoint))
app.listen(process.env.PORT ?? 8080)
