import { AppointmentBooking } from 'sessionframe'
import { APPOINTMENT_TYPE, displayOf } from '../../demo.ts'
import { runApp } from './app.ts'
import { makeForm, makeSession } from './sessions.ts'

const PAGE = `
  <p>
    <button data-do="greet">Another callback</button>
    <button data-do="rename">Another title</button>
    <button data-do="toggle">Take it out</button>
    <button data-do="restart">Begin anew</button>
    <button data-do="book">Book a call</button>
  </p>
  <div data-place></div>
  <dl>
    <dt>Outcome</dt>
    <dd data-testid="outcome">not yet</dd>
    <dt>Told</dt>
    <dd><ol data-testid="told"></ol></dd>
  </dl>`

const display = displayOf(location.search)
const main = document.querySelector('main')
if (main && display) {
  const outcome = document.createElement('p')
  outcome.dataset['testid'] = 'outcome'
  main.append(makeForm(display, outcome), outcome)
} else if (main) {
  main.insertAdjacentHTML('beforeend', PAGE)
  const booking = Object.assign(new AppointmentBooking(), {
    endpoint: '/sessionframe/v1',
    appointmentType: APPOINTMENT_TYPE,
    display: 'modal' as const,
  })
  main.append(booking)
  main.querySelector('[data-place]')?.append(makeSession())
  runApp(makeSession)
}
