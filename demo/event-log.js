/*
 * Shows every event that the widgets on this page send. The details hold no
 * link, no token and no answer; ids and receipts are cut short for being long.
 */
const NAMES = [
  'session-creating',
  'session-created',
  'session-ready',
  'session-progress',
  'session-resize',
  'session-submitted',
  'session-completed',
  'session-closed',
  'session-expired',
  'session-error',
  'slot-selected',
  'appointment-booked',
  'appointment-rescheduled',
  'appointment-cancelled',
]

const panel = document.querySelector('.events')
const list = panel?.querySelector('ol')

const LONG = ['requestId', 'sessionId', 'receipt']

const short = (key, value) =>
  LONG.includes(key) && typeof value === 'string' ? `${value.slice(0, 8)}…` : value

/** `requestId: 18ec8fb2…, page: 1` */
const inWords = (detail) =>
  Object.entries(detail)
    .map(([key, value]) => `${key}: ${short(key, value)}`)
    .join(', ')

const part = (tag, className, text) => {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}

const show = (event) => {
  list.querySelector('.empty')?.remove()
  const row = document.createElement('li')
  row.append(
    part('time', '', new Date().toTimeString().slice(0, 8)),
    part('span', 'name', ''),
    part('span', 'detail', inWords(event.detail)),
  )
  const from = event.target.id ? `#${event.target.id}` : `<${event.target.localName}>`
  row.querySelector('.name').append(part('b', '', event.type), part('span', 'from', ` ${from}`))
  list.append(row)
  panel.scrollTop = panel.scrollHeight
}

if (list) for (const name of NAMES) document.addEventListener(name, show)
