import { endpoint } from '../endpoint.mjs'

export default (request, { ip }) => endpoint(request, { address: ip })

/** https://docs.netlify.com/build/functions/configuration */
export const config = { path: '/sessionframe/v1/*' }
