// Next runs this file while it builds too, when there are no secrets: so not before a request.
const handle = async (request) => (await import('../../../../endpoint.js')).endpoint(request)

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
}
