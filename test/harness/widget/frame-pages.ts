import type { IncomingMessage, ServerResponse } from 'node:http'

type Page = string | ((request: IncomingMessage, response: ServerResponse) => void)

const html = (script: string, body = '<main id="content" style="height:400px">Session</main>') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Session</title>
<style>html,body{margin:0}</style>${body}<script type="module">${script}</script></html>`

/**
 * Lets a test run code in here: the test posts `{run, id}`, once or more often, and
 * gets `{ran: id, result}` once. Only `parent` is listened to. In a tab of its own it can only
 * be told to close: whoever opened it is cut off and cannot.
 */
const PUPPET = `
const told = []
const done = new Set()
if (parent === self) addEventListener('message', ({ data }) => data === 'close' && close())
else addEventListener('message', async ({ source, data }) => {
  if (source !== parent || data?.run === undefined || done.has(data.id)) return
  done.add(data.id)
  const run = new Function('page', 'return (async () => {' + data.run + '})()')
  let result
  try { result = await run(page) } catch (error) { result = 'threw ' + error }
  parent.postMessage({ ran: data.id, result }, '*')
})
const page = { told }
`

/** Speaks through our own guest side. */
const speaking = (allowedParent: string) =>
  html(`${PUPPET}
import { openGuestChannel } from '/src/protocol/guest-channel.ts'
page.content = document.querySelector('main')
page.channel = openGuestChannel({
  allowedParents: [${allowedParent}],
  content: page.content,
  onMessage: (message) => told.push(message),
})
`)

/** Shakes hands by hand, to say what our own guest side would not. */
const raw = (first: string) =>
  html(`${PUPPET}
page.hello = (over = {}) => {
  page.id = crypto.randomUUID()
  parent.postMessage({ p: 'sessionframe', t: 'hello', v: [1], id: page.id, ...over }, '*')
}
addEventListener('message', (event) => {
  if (event.data?.t !== 'welcome') return
  told.push(event.data)
  page.port = event.ports[0]
  page.nonce = event.data.nonce
  page.port.onmessage = ({ data }) => told.push(data)
  if (!page.mute) page.port.postMessage({ t: 'ready', nonce: page.nonce })
})
page.say = (message) => page.port.postMessage(message)
${first}
`)

/** A page that always is a bit higher than its frame. */
const growing = html(`
import { openGuestChannel } from '/src/protocol/guest-channel.ts'
const channel = openGuestChannel({ allowedParents: [new URL(document.referrer).origin] })
const say = () => channel.send({ t: 'height', px: innerHeight + 20 })
addEventListener('resize', say)
say()
`)

export const FRAME_PAGES: Record<string, Page> = {
  puppet: speaking('new URL(document.referrer).origin'),
  'puppet-elsewhere': speaking('"https://shop.example", "null", "*", ""'),
  raw: raw('page.hello()'),
  // Shakes no hands by itself, and is not ready by itself.
  'raw-mute': raw('page.mute = true'),
  'raw-slow': raw('page.mute = true; page.hello()'),
  'raw-late': raw('setTimeout(page.hello, 6000)'),
  growing,
  silent: html(''),
  throws: html('throw new Error("before hello")'),
  rude: html(`
    ${PUPPET}
    const tried = (run) => { try { return String(run()) } catch (error) { return error.name } }
    page.tried = {
      top: tried(() => { top.location = 'about:blank' }),
      open: tried(() => open('about:blank')),
      confirm: tried(() => confirm('hello')),
    }
    document.querySelector('main').tabIndex = 0
    document.querySelector('main').focus()
    document.querySelector('main').scrollIntoView()`),
  // Turns to the next of its kind as soon as it is welcome, a hundred times.
  restless: raw(`
    page.turns = Number(location.hash.slice(1))
    addEventListener('message', ({ data }) => {
      if (data?.t !== 'welcome' || page.turns === 100) return
      setTimeout(() => location.replace('?' + (page.turns + 1) + '#' + (page.turns + 1)), 5)
    })
    page.hello()`),
  denied: (_request, response) => {
    response.setHeader('X-Frame-Options', 'DENY')
    response.end(html(''))
  },
  unframed: (_request, response) => {
    response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
    response.end(html(''))
  },
  // What a page must send to be shown where the host has Cross-Origin-Embedder-Policy.
  isolated: (_request, response) => {
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    response.end(speaking('new URL(document.referrer).origin'))
  },
  empty: (_request, response) => {
    response.end()
  },
  'no-content': (_request, response) => {
    response.writeHead(204).end()
  },
  attachment: (_request, response) => {
    response.setHeader('Content-Disposition', 'attachment; filename="a.txt"')
    response.end('text')
  },
  hanging: () => {},
  reset: (request) => {
    request.socket.destroy()
  },
  missing: (_request, response) => {
    response.writeHead(404).end('<h1>Not found</h1>')
  },
  broken: (_request, response) => {
    response.writeHead(500).end('<h1>Broken</h1>')
  },
  'slow-image': html('', '<main id="content">Session<img src="/frame/hanging/image"></main>'),
  redirect: (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x')
    response.writeHead(302, { Location: searchParams.get('to') ?? '' }).end()
  },
}
