import { makeEndpoint } from './make-endpoint.js'

export const endpoint = makeEndpoint(process.env)
