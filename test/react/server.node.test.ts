import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createElement as h, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { AppointmentBooking, JourneySession } from 'sessionframe/react'

/** What React warns of while it writes is on the console. */
function written(node: ReactNode): { html: string; said: unknown[] } {
  const said: unknown[] = []
  const { error } = console
  console.error = (...words: unknown[]) => void said.push(words)
  try {
    return { html: renderToString(node), said }
  } finally {
    console.error = error
  }
}

describe('components of React on a server', () => {
  it('are written with the attributes of HTML', () => {
    const { html, said } = written(
      h(
        JourneySession,
        {
          endpoint: '/sessionframe/v1',
          journey: 'apply',
          tokenUrl: '/session-token?a=1&b=2',
          minHeight: 400,
          required: true,
          debug: false,
          className: 'wide',
          'aria-hidden': false,
          onSessionCompleted: () => {},
        },
        h('a', { href: '/apply' }, 'Apply'),
      ),
    )
    assert.equal(
      html,
      '<journey-session endpoint="/sessionframe/v1" journey="apply" ' +
        'token-url="/session-token?a=1&amp;b=2" min-height="400" required="" class="wide" ' +
        'aria-hidden="false" disabled=""><a href="/apply">Apply</a></journey-session>',
    )
    assert.deepEqual(said, [])
  })

  it('leave out whatever lets its holder into a session', () => {
    const { html } = written(
      h(AppointmentBooking, {
        appointmentType: 'call',
        token: 'eyJ.secret.token',
        publicUrl: 'https://sessions.example/secret',
        values: { firstname: 'Ada' },
        getToken: () => 'eyJ.secret.token',
      }),
    )
    assert.equal(
      html,
      '<appointment-booking appointment-type="call" disabled=""></appointment-booking>',
    )
  })
})
