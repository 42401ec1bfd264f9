import { askForToken } from '../../demo-site.ts'

/** Never kept by a cache: it is for this visitor. */
export async function GET(request: Request): Promise<Response> {
  const token = await askForToken(new URL(request.url).searchParams.toString())
  return Response.json({ token }, { headers: { 'Cache-Control': 'no-store' } })
}
