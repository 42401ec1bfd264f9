// Runs in a host page before anything else: notes what is said, and speaks for it to its frames.
const told = []
for (const name of [
  'creating',
  'created',
  'ready',
  'progress',
  'submitted',
  'completed',
  'expired',
  'error',
  'debug',
]) {
  addEventListener(`session-${name}`, (event) => told.push(event))
}

const violations = []
addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
  violations.push(violatedDirective),
)

/** Runs code in the page of a frame, which listens to its parent only, as soon as it listens. */
async function runIn(frame, run) {
  const again = setInterval(() => void ask(frame, ''), 50)
  await new Promise((resolve) =>
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow || data?.ran === undefined) return
      removeEventListener('message', listen)
      resolve()
    }),
  )
  clearInterval(again)
  return ask(frame, run)
}

function ask(frame, run) {
  return new Promise((resolve) => {
    const id = crypto.randomUUID()
    addEventListener('message', function listen({ source, data }) {
      if (source !== frame.contentWindow || data?.ran !== id) return
      removeEventListener('message', listen)
      resolve(data.result)
    })
    frame.contentWindow.postMessage({ run, id }, '*')
  })
}

Object.assign(window, { told, violations, runIn })
