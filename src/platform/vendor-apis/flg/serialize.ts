import type {
  FlgAppointmentSession,
  FlgJourneySession,
  FlgJourneySnapshot,
  FlgLead,
} from '../../../wire/vendors/flg-answers.ts'
import type { AppointmentSession } from '../../appointments/appointment-session.ts'
import type { Form } from '../../forms/form.ts'
import type { Lead } from '../../leads/lead.ts'
import { toLead } from '../../sessions/answers.ts'
import type { FormSession } from '../../sessions/form-session.ts'

/** FLG tells a user's id here. Keys belong to no user. */
const NOBODY = '0'
/** FLG has no sessions without a lead: only those of public pages are, before their first answer. */
const NO_LEAD = ''

/** A form session as FLG writes it. */
export function toFlgJourneySession(session: FormSession, publicUrl: string): FlgJourneySession {
  return {
    sessionId: session.id,
    lead: session.leadNumber ?? NO_LEAD,
    journey: session.formId,
    open: session.state === 'open',
    complete: session.state === 'complete',
    expired: session.state === 'expired',
    public: session.public,
    closesAt: session.closesAt?.toISOString() ?? null,
    journeySnapshot: toSnapshot(session.form),
    values: Object.fromEntries(
      Object.entries(session.values).map(([field, value]) => [field, toLead(value)]),
    ),
    page: session.page,
    publicUrl: session.public ? publicUrl : null,
    createdAt: session.createdAt.getTime(),
    createdBy: NOBODY,
    modifiedAt: session.modifiedAt.getTime(),
    modifiedBy: NOBODY,
  }
}

function toSnapshot(form: Form): FlgJourneySnapshot {
  const { title, pages } = form.definition
  return {
    title,
    leadGroup: form.leadGroupId,
    body: pages.flatMap((page) =>
      page.fields.map((field) => ({
        text: field.label,
        type: field.type,
        dataField: field.dataField ?? null,
        journeyFieldId: field.id,
        readOnly: field.readOnly ?? false,
        required: field.required ?? false,
        pageId: page.id,
      })),
    ),
    pages: pages.map((page) => ({ title: page.title, pageId: page.id })),
    templateName: form.templateName,
    journeyId: form.id,
    createdAt: form.createdAt.getTime(),
    createdBy: NOBODY,
    modifiedAt: form.modifiedAt.getTime(),
    modifiedBy: NOBODY,
  }
}

/** An appointment session as FLG writes it. */
export function toFlgAppointmentSession(
  session: AppointmentSession,
  publicUrl: string,
): FlgAppointmentSession {
  return {
    sessionId: session.id,
    lead: session.leadNumber ?? NO_LEAD,
    appointmentType: session.type.id,
    closesAt: session.closesAt.toISOString(),
    publicUrl,
  }
}

export function toFlgLead(lead: Lead): FlgLead {
  return { lead: lead.number, leadGroup: lead.leadGroup?.id ?? null, values: lead.values }
}
