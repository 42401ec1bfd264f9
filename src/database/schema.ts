import type { AccessTables } from './tables/access.ts'
import type { AppointmentTables } from './tables/appointments.ts'
import type { EffectTables } from './tables/effects.ts'
import type { EnrollmentTables } from './tables/enrollments.ts'
import type { EventTables } from './tables/events.ts'
import type { FormTables } from './tables/forms.ts'
import type { JourneyTables } from './tables/journeys.ts'
import type { LeadTables } from './tables/leads.ts'
import type { OctethRecordTables } from './tables/octeth-records.ts'
import type { UploadedFileTables } from './tables/uploaded-files.ts'
import type { WebhookTables } from './tables/webhooks.ts'
import type { WorkspaceTables } from './tables/workspaces.ts'

/** Every table. Names and column names are those of the database. */
export interface Database
  extends
    WorkspaceTables,
    AccessTables,
    LeadTables,
    OctethRecordTables,
    FormTables,
    UploadedFileTables,
    AppointmentTables,
    WebhookTables,
    JourneyTables,
    EnrollmentTables,
    EffectTables,
    EventTables {}
