import { Agent, request } from 'node:http'
import { pathToFileURL } from 'node:url'
import { FILES } from '../common/packages.ts'
import { median } from '../common/statistics.ts'
import { PATH } from './subjects.ts'
import { BODY, newVisitor } from './visitors.ts'

export const CONNECTIONS = 50

export interface Crowd {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p99: number
}

/** What we use of autocannon, which is not among the project's own packages. */
type Autocannon = (options: {
  url: string
  connections: number
  duration: number
  requests: {
    method: 'POST'
    path: string
    body: string
    setupRequest(request: object): object
  }[]
}) => Promise<{
  '2xx': number
  non2xx: number
  errors: number
  duration: number
  latency: { p99: number }
}>

/** So many connections, each with another request as soon as one is answered. */
export async function crowd(origin: string, seconds: number): Promise<Crowd> {
  const { default: autocannon } = (await import(pathToFileURL(FILES.autocannon).href)) as {
    default: Autocannon
  }
  const result = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: PATH,
        body: BODY,
        setupRequest: (asked) => ({ ...asked, headers: newVisitor() }),
      },
    ],
  })
  const { non2xx, errors, duration, latency } = result
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors from ${origin}`)
  return { requests: result['2xx'], perSecond: result['2xx'] / duration, p99: latency.p99 }
}

/** The median time of so many requests one after another, in milliseconds; autocannon knows whole ones only. */
export async function single(origin: string, requests: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  for (let index = 0; index < requests; index += 1) {
    const headers = { ...newVisitor(), 'content-length': String(BODY.length) }
    const begun = performance.now()
    await ask(`${origin}${PATH}`, headers, agent)
    times.push(performance.now() - begun)
  }
  agent.destroy()
  return median(times)
}

function ask(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume().on('end', () => {
        if (answer.statusCode === 201) done()
        else fail(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    sent.on('error', fail)
    sent.end(BODY)
  })
}
