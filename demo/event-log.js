/*
 * Shows every event that the widgets on this page send. The details hold no
 * link, no token and no answer; a receipt proves nothing in a browser, and is
 * cut short only because it is long.
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

const short = (key, value) =>
  key === 'receipt' && typeof value === 'string' ? `${value.slice(0, 12)}…` : value

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
    part('span', 'detail', JSON.stringify(event.detail, short)),
  )
  const from = event.target.id ? `#${event.target.id}` : `<${event.target.localName}>`
  row.querySelector('.name').append(part('b', '', event.type), part('span', 'from', ` ${from}`))
  list.append(row)
  panel.scrollTop = panel.scrollHeight
}

if (list) for (const name of NAMES) document.addEventListener(name, show)
