import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core'
import type { SessionEventMap } from 'sessionframe'
import 'sessionframe'
import { displayOf, JOURNEY, TOKEN_URL } from '../../demo.ts'

/** The same form, wherever an app wants it shown. */
@Component({
  selector: 'demo-app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Apply for a home loan</h1>
      <journey-session
        endpoint="/sessionframe/v1"
        [journey]="journey"
        [tokenUrl]="tokenUrl"
        [display]="display"
        (session-completed)="complete($event)"
      >
        <button slot="opener">Apply now</button>
      </journey-session>
      <p data-testid="outcome">{{ outcome() }}</p>
    </main>
  `,
})
export class Displays {
  readonly journey = JOURNEY
  readonly tokenUrl = TOKEN_URL
  readonly display = displayOf(location.search)
  readonly outcome = signal('not yet')

  complete({ detail }: SessionEventMap['session-completed']): void {
    this.outcome.set(detail.outcome)
  }
}
