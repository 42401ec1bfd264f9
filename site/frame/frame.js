/** A page that speaks the frame protocol, and no more: docs/frame-protocol.md. It keeps nothing. */
import { openGuestChannel } from './protocol.js'

const kind = new URLSearchParams(location.search).get('kind') ?? 'journey'
const form = document.querySelector(`[data-kind=${kind === 'appointment' ? kind : 'journey'}]`)
const sections = [...form.querySelectorAll('section')]
const status = document.querySelector('[role=status]')
form.hidden = false

const channel = openGuestChannel({
  // There is nothing here to be kept from anybody; a page of yours names its sites.
  allowedParents: document.referrer ? [new URL(document.referrer).origin] : [],
  content: document.querySelector('main'),
  onMessage(message) {
    if (message.t === 'theme') document.documentElement.style.colorScheme = message.colorScheme
    if (message.t === 'focus') form.querySelector('section:not([hidden]) input')?.focus()
  },
})

let page = 1
const tell = () => channel.send({ t: 'progress', page, pages: sections.length })
tell()

/** What is not seen has no say in whether the form is complete. */
const enable = () => {
  for (const [index, section] of sections.entries()) {
    section.hidden = index + 1 !== page
    for (const control of section.querySelectorAll('input, button'))
      control.disabled = section.hidden
  }
}
enable()

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (page < sections.length) {
    page += 1
    enable()
    tell()
    form.querySelector('section:not([hidden]) input').focus()
    return
  }
  form.hidden = true
  const slot = chosenSlot()
  status.textContent = slot ? 'Chosen; nothing was booked.' : 'Thank you; nothing was kept.'
  // Where a platform would put what it has signed.
  const receipt = 'none'
  channel.send(slot ? { t: 'booked', ...slot, receipt } : { t: 'submitted', receipt })
})

function chosenSlot() {
  const start = form.querySelector('[name=slot]:checked')?.value
  if (!start) return null
  return { start, end: new Date(Date.parse(start) + 30 * 60_000).toISOString() }
}

if (kind === 'appointment') {
  const day = new Date(Date.now() + 24 * 3_600_000)
  form.querySelector('legend').textContent = day.toLocaleDateString('en', { dateStyle: 'full' })
  for (const hour of [9, 10, 11, 14, 15]) {
    day.setHours(hour, 0, 0, 0)
    const label = document.createElement('label')
    const input = Object.assign(document.createElement('input'), {
      type: 'radio',
      name: 'slot',
      required: true,
      value: day.toISOString(),
    })
    label.append(input, ` ${day.toLocaleTimeString('en', { timeStyle: 'short' })}`)
    form.querySelector('fieldset').append(label)
  }
  form.addEventListener('change', () => channel.send({ t: 'slot', ...chosenSlot() }))
}
