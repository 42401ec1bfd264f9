/** What a foreign page knows: more than it ever should. */
export interface Aim {
  /** Where sessions are started. */
  start: string
  /** The state of a session that there is. */
  status: string
  /** A body that is right. */
  body: string
  token: string
  /** An address of the page's own that sends on to `start`. */
  redirect: string
}

export interface FormAttempt {
  to: string
  body: string
  enctype: string
  window: boolean
}

type Attempt = (aim: Aim) => Promise<unknown>

/** Each runs in a page, and gives what the page could read: nothing, when all is well. */
export const ATTEMPTS: Record<string, Attempt> = {
  'fetch of text': ({ start, body }) =>
    fetch(start, { method: 'POST', credentials: 'include', body }).then((r) => r.text()),

  'fetch of text, without CORS': ({ start, body }) =>
    fetch(start, { method: 'POST', credentials: 'include', mode: 'no-cors', body }).then((r) =>
      r.text(),
    ),

  'fetch of a JSON blob, without CORS': ({ start, body }) =>
    fetch(start, {
      method: 'POST',
      credentials: 'include',
      mode: 'no-cors',
      headers: { 'Content-Type': 'application/json', 'X-Sessionframe': '1' },
      body: new Blob([body], { type: 'application/json' }),
    }).then((r) => r.text()),

  'fetch of JSON': ({ start, body }) =>
    fetch(start, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    }).then((r) => r.text()),

  'fetch with all that the widget sends, and headers that only a browser may set': ({
    start,
    body,
    token,
  }) =>
    fetch(start, {
      method: 'POST',
      credentials: 'include',
      headers: {
        'Content-Type': 'application/json',
        'X-Sessionframe': '1',
        'Idempotency-Key': crypto.randomUUID?.() ?? '1',
        Authorization: `Bearer ${token}`,
        Origin: new URL(start).origin,
        Referer: start,
        'Sec-Fetch-Site': 'same-origin',
      },
      body,
    }).then((r) => r.text()),

  'fetch with keepalive': ({ start, body }) =>
    fetch(start, { method: 'POST', credentials: 'include', keepalive: true, body }).then((r) =>
      r.text(),
    ),

  'XMLHttpRequest with credentials': ({ start, body }) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.open('POST', start)
      request.withCredentials = true
      request.addEventListener('loadend', () => resolve(request.responseText))
      request.send(body)
    }),

  'beacon of text': async ({ start, body }) => void navigator.sendBeacon(start, body),

  'beacon of JSON': async ({ start, body }) =>
    void navigator.sendBeacon(start, new Blob([body], { type: 'application/json' })),

  'fetch that is sent on with 307': ({ redirect, body }) =>
    fetch(redirect, { method: 'POST', credentials: 'include', body }).then((r) => r.text()),

  'fetch of the state': ({ status }) =>
    fetch(status, { credentials: 'include' }).then((r) => r.text()),

  'fetch of the state, without CORS': ({ status }) =>
    fetch(status, { credentials: 'include', mode: 'no-cors' }).then((r) => r.text()),

  'the state as a script': ({ status }) =>
    new Promise((resolve) => {
      const script = Object.assign(document.createElement('script'), { src: status })
      addEventListener('error', ({ message }) => resolve(message), { once: true })
      script.addEventListener('load', () => resolve('it ran'))
      script.addEventListener('error', () => resolve(''))
      document.head.append(script)
    }),

  'the state as a JSON module': ({ status }) =>
    new Promise((resolve) => {
      const source = `import it from ${JSON.stringify(status)} with { type: 'json' }; window.got = it`
      const script = Object.assign(document.createElement('script'), {
        type: 'module',
        textContent: source,
      })
      script.addEventListener('load', () => resolve(Reflect.get(window, 'got')))
      script.addEventListener('error', () => resolve(''))
      document.head.append(script)
    }),

  'the state in a frame': ({ status }) =>
    new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { src: status })
      frame.addEventListener('load', () => resolve(frame.contentDocument?.body.innerText))
      document.body.append(frame)
    }),

  'the state in a window of its own': async ({ status }) => {
    const opened = window.open(status)
    // Of another origin as soon as it is there, and nobody says when.
    for (let turn = 0; turn < 50; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      try {
        const text = opened?.document.body.innerText ?? ''
        if (text !== '') return text
      } catch {
        return ''
      }
    }
    return ''
  },
}

/** How forms can be sent: `enctype`. */
export const FORMS = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']

/**
 * Sends a form into a frame, and gives what the page could read there; or into a window of its own,
 * where it takes along cookies that a foreign frame does not get.
 */
export const sendForm = ({ to, body, enctype, window: into }: FormAttempt) =>
  new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { name: `to-${Math.random()}` })
    const form = document.createElement('form')
    const target = into ? '_blank' : frame.name
    Object.assign(form, { method: 'post', action: to, enctype, target })
    // As text/plain it goes out as name=value, which is JSON all the same.
    const at = body.lastIndexOf('=')
    const field = { type: 'hidden', name: body.slice(0, at), value: body.slice(at + 1) }
    form.append(Object.assign(document.createElement('input'), field))
    document.body.append(frame, form)
    if (into) resolve('')
    else frame.addEventListener('load', () => resolve(frame.contentDocument?.body.innerText))
    form.submit()
  })
