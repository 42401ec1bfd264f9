import type { Migration } from 'kysely/migration'
import { tenants } from './0001-tenants.ts'
import { forms } from './0002-forms.ts'
import { appointments } from './0003-appointments.ts'
import { newLeads } from './0004-new-leads.ts'
import { webhooks } from './0005-webhooks.ts'
import { webhookChanges } from './0006-webhook-changes.ts'
import { journeys } from './0007-journeys.ts'
import { scopes } from './0008-scopes.ts'
import { octeth } from './0009-octeth.ts'
import { enrollments } from './0010-enrollments.ts'
import { events } from './0011-events.ts'
import { journeyRuns } from './0012-journey-runs.ts'
import { recognisedVisitors } from './0013-recognised-visitors.ts'
import { octethRecords } from './0014-octeth-records.ts'
import { journeyListeners } from './0015-journey-listeners.ts'
import { availabilityOverrides } from './0016-availability-overrides.ts'
import { effects } from './0017-effects.ts'
import { leadChanges } from './0018-lead-changes.ts'
import { failedWaits } from './0019-failed-waits.ts'
import { statistics } from './0020-statistics.ts'
import { mailTracking } from './0021-mail-tracking.ts'
import { textMessages } from './0022-text-messages.ts'
import { journeyBlocks } from './0023-journey-blocks.ts'
import { availability } from './0024-availability.ts'
import { bookingLife } from './0025-booking-life.ts'
import { bookingMails } from './0026-booking-mails.ts'
import { calendars } from './0027-calendars.ts'
import { reminders } from './0028-reminders.ts'
import { hostMails } from './0029-host-mails.ts'
import { reachedPages } from './0032-reached-pages.ts'
import { mailStops } from './0034-mail-stops.ts'
import { savedBatches } from './0035-saved-batches.ts'
import { uploadedFiles } from './0036-uploaded-files.ts'
import { leadValueChanges } from './0040-lead-value-changes.ts'
import { answersMails } from './0041-answers-mails.ts'
import { appointmentQuestions } from './0042-appointment-questions.ts'
import { valueChangesByMonth } from './0043-value-changes-by-month.ts'

/**
 * Every migration, in order. A static list, so that source and build run the
 * same ones. A migration that has been released is never changed: add another.
 */
export const migrations: Record<string, Migration> = {
  '0001-tenants': tenants,
  '0002-forms': forms,
  '0003-appointments': appointments,
  '0004-new-leads': newLeads,
  '0005-webhooks': webhooks,
  '0006-webhook-changes': webhookChanges,
  '0007-journeys': journeys,
  '0008-scopes': scopes,
  '0009-octeth': octeth,
  '0010-enrollments': enrollments,
  '0011-events': events,
  '0012-journey-runs': journeyRuns,
  '0013-recognised-visitors': recognisedVisitors,
  '0014-octeth-records': octethRecords,
  '0015-journey-listeners': journeyListeners,
  '0016-availability-overrides': availabilityOverrides,
  '0017-effects': effects,
  '0018-lead-changes': leadChanges,
  '0019-failed-waits': failedWaits,
  '0020-statistics': statistics,
  '0021-mail-tracking': mailTracking,
  '0022-text-messages': textMessages,
  '0023-journey-blocks': journeyBlocks,
  '0024-availability': availability,
  '0025-booking-life': bookingLife,
  '0026-booking-mails': bookingMails,
  '0027-calendars': calendars,
  '0028-reminders': reminders,
  '0029-host-mails': hostMails,
  '0032-reached-pages': reachedPages,
  '0034-mail-stops': mailStops,
  '0035-saved-batches': savedBatches,
  '0036-uploaded-files': uploadedFiles,
  '0040-lead-value-changes': leadValueChanges,
  '0041-answers-mails': answersMails,
  '0042-appointment-questions': appointmentQuestions,
  '0043-value-changes-by-month': valueChangesByMonth,
}
