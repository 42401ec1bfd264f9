import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, viewChild } from '@angular/core'
import type { ElementRef, OnInit } from '@angular/core'
import type { AppointmentBooking, JourneySession, SessionEventMap } from 'sessionframe'
import 'sessionframe'
import { offerCycles } from '../../cycles.ts'
import { APPOINTMENT_TYPE, getToken, JOURNEY } from '../../demo.ts'

@Component({
  selector: 'demo-app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App implements OnInit {
  readonly session = viewChild<ElementRef<JourneySession>>('apply')
  readonly booking = viewChild.required<ElementRef<AppointmentBooking>>('call')
  readonly isThere = signal(true)
  readonly title = signal('Loan application')
  readonly greeting = signal('First')
  readonly told = signal<string[]>([])
  readonly outcome = signal('not yet')
  readonly journey = JOURNEY
  readonly appointmentType = APPOINTMENT_TYPE
  readonly values = { firstname: 'Grace' }
  readonly getJourneyToken = () => getToken(`journey=${JOURNEY}`)
  readonly getBookingToken = () => getToken(`appointmentType=${APPOINTMENT_TYPE}`)

  ngOnInit(): void {
    offerCycles((there) => this.isThere.set(there))
  }

  tell({ type }: SessionEventMap[keyof SessionEventMap]): void {
    this.told.update((before) => [...before.slice(-19), `${this.greeting()}: ${type}`])
  }

  complete(event: SessionEventMap['session-completed']): void {
    this.tell(event)
    this.outcome.set(event.detail.outcome)
  }
}
