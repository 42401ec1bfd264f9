/** An owner's server signs it for the visitor that it knows: see docs/tokens.md. */
export default defineEventHandler(async (event): Promise<unknown> => {
  setHeader(event, 'Cache-Control', 'no-store')
  const site: string = useRuntimeConfig(event).demoSite
  const answer = await fetch(`${site}/demo/token${getRequestURL(event).search}`)
  return answer.json()
})
