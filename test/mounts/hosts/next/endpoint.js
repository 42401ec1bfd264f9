export { endpoint } from '../endpoint.js'
