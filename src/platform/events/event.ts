/** Something that a lead did, or that was done for it. */
export interface NewEvent {
  workspaceId: string
  leadId: string
  name: string
  props: Record<string, unknown>
  /** When it happened, as who tells says. */
  occurredAt: Date
  /** Whoever tells twice says the same one: the second time is not heard. */
  messageId: string
}

export interface LeadEvent extends NewEvent {
  id: string
  /** Of the order in which events of a lead were heard: `bigint`, as text. */
  seq: string
}

/**
 * Names that mean something to triggers and goals; all others are the owner's.
 * The first three are Octeth's. Octeth's records are in the properties by their
 * numbers: `list`, `tag`, `field`, `email`, `journey`.
 */
export const EVENTS = {
  pageView: 'page_view',
  identify: 'identify',
  conversion: 'conversion',
  elementClick: 'element_click',
  pageTrigger: 'page_trigger',
  leadCreated: 'lead.created',
  leadSuppressed: 'lead.suppressed',
  leadUnsuppressed: 'lead.unsuppressed',
  leadDeleted: 'lead.deleted',
  listJoined: 'list.joined',
  listLeft: 'list.left',
  tagAdded: 'tag.added',
  tagRemoved: 'tag.removed',
  fieldChanged: 'field.changed',
  /** From one total of a lead to another. */
  revenueGrown: 'revenue.grown',
  /**
   * Of an e-mail, with the `url` that was clicked. All of these say which `mail` it was, and the
   * `enrollmentId`, `step` and `nodeId` that sent it.
   */
  emailOpened: 'email.opened',
  emailClicked: 'email.clicked',
  emailConverted: 'email.converted',
  /** In a browser, instead of a mail program. */
  emailViewed: 'email.viewed',
  emailForwarded: 'email.forwarded',
  /** By the link of a mail. What he has left is told of too: `list.left`, or `lead.suppressed`. */
  emailUnsubscribed: 'email.unsubscribed',
  /** `permanent`, or for now. */
  emailBounced: 'email.bounced',
  /** Was called spam. */
  emailComplained: 'email.complained',
  formSubmitted: 'form.submitted',
  appointmentBooked: 'appointment.booked',
  /** Was chosen, and the owner is to approve it. */
  appointmentPending: 'appointment.pending',
  appointmentRescheduled: 'appointment.rescheduled',
  appointmentCancelled: 'appointment.cancelled',
  /** The owner did not approve it, or not in time. */
  appointmentDeclined: 'appointment.declined',
  /** A journey asks for another one. */
  journeyStart: 'journey.start',
  journeyCompleted: 'journey.completed',
} as const

const OWN = new Set<string>(Object.values(EVENTS))

/** Whether it is a name that the owner made up. */
export function isCustomEvent(name: string): boolean {
  return !OWN.has(name)
}

/** Only we say that these happened: a stranger's word would move journeys on. */
export function isReservedEvent(name: string): boolean {
  return OWN.has(name) && name.includes('.')
}
