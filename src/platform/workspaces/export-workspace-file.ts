import { isDeepStrictEqual } from 'node:util'
import type { Executor } from '../../database/executor.ts'
import type {
  WorkspaceFile,
  WorkspaceFileAppointmentType,
  WorkspaceFileForm,
} from '../../wire/workspace-file.ts'
import { listAppointmentTypes } from '../appointments/appointment-type-store.ts'
import type { AppointmentType } from '../appointments/appointment-type.ts'
import { listHolidayLists } from '../appointments/holiday-store.ts'
import { listHosts } from '../appointments/host-store.ts'
import { listForms } from '../forms/form-store.ts'
import type { Form } from '../forms/form.ts'
import { listLeadGroups } from '../leads/lead-group-store.ts'
import { listLeads } from '../leads/lead-store.ts'
import { DEFAULT_TRACKING } from '../mails/tracking.ts'
import { findTracking } from '../mails/tracking-store.ts'
import { listCustomFields } from '../octeth-records/custom-field-store.ts'
import { listEmails } from '../octeth-records/email-store.ts'
import { listTags } from '../octeth-records/tag-store.ts'
import { listWebhooks } from '../webhooks/webhook-store.ts'
import { fieldsWithoutIds, withoutIds, writtenId } from './file-ids.ts'
import { withTypeTitles } from './type-names.ts'
import { DEFAULT_LANGUAGE, findLanguage, siteOrigins } from './workspace-store.ts'
import { findTheme } from './theme-store.ts'

/**
 * Writes the workspace as the file that makes it: applying it here changes
 * nothing. Sessions, bookings, keys and the secrets of webhooks are not in it. Ids are written where the
 * name does not make them.
 */
export async function exportWorkspaceFile(
  ex: Executor,
  workspaceId: string,
): Promise<WorkspaceFile> {
  const groups = await listLeadGroups(ex, workspaceId)
  const groupNames = new Map(groups.map((group) => [group.id, group.name]))
  const nameOfGroup = (id: string | null) => {
    const leadGroup = id === null ? undefined : groupNames.get(id)
    return leadGroup === undefined ? {} : { leadGroup }
  }
  const leads = await listLeads(ex, workspaceId)
  const hosts = await listHosts(ex, workspaceId)
  const forms = await listForms(ex, workspaceId)
  const types = await listAppointmentTypes(ex, workspaceId)
  const webhooks = await listWebhooks(ex, workspaceId)
  const tracking = await findTracking(ex, workspaceId)
  const language = await findLanguage(ex, workspaceId)
  const theme = await findTheme(ex, workspaceId)
  return {
    ...(language !== DEFAULT_LANGUAGE && { language }),
    sites: await siteOrigins(ex, workspaceId),
    leadGroups: groups.map(({ id, name, fields }) => ({
      ...writtenId(workspaceId, 'lead-group', name, id),
      name,
      fields,
    })),
    leads: leads.map(({ number, leadGroup, values }) => ({
      number,
      ...(leadGroup && { leadGroup: leadGroup.name }),
      values,
    })),
    forms: forms.map((form) =>
      withTypeTitles(toFileForm(form, nameOfGroup(form.leadGroupId)), types),
    ),
    holidays: (await listHolidayLists(ex, workspaceId)).map(({ id, name, dates }) => ({
      ...writtenId(workspaceId, 'holidays', name, id),
      name,
      dates,
    })),
    hosts: hosts.map(({ id, name, email, holidays, ...host }) => ({
      ...writtenId(workspaceId, 'host', name, id),
      name,
      ...(email !== null && { email }),
      ...host,
      holidays: holidays.map((list) => list.name),
    })),
    appointmentTypes: types.map((type) => toFileType(type, nameOfGroup(type.leadGroupId))),
    emails: (await listEmails(ex, workspaceId)).map(
      ({ id, trackOpens, trackClicks, ...email }) => ({
        ...writtenId(workspaceId, 'email', email.name, id),
        ...email,
        ...(trackOpens && { trackOpens }),
        ...(trackClicks && { trackClicks }),
      }),
    ),
    tags: (await listTags(ex, workspaceId)).map(({ id, name }) => ({
      ...writtenId(workspaceId, 'tag', name, id),
      name,
    })),
    customFields: (await listCustomFields(ex, workspaceId)).map(({ id, name, dataField }) => ({
      ...writtenId(workspaceId, 'custom-field', name, id),
      name,
      ...(dataField !== name && { dataField }),
    })),
    ...(!isDeepStrictEqual(tracking, DEFAULT_TRACKING) && { mailTracking: tracking }),
    ...(theme && { theme }),
    webhooks: webhooks.map(({ url, events, enabled }) => ({ url, events, enabled })),
  }
}

function toFileForm(form: Form, leadGroup: { leadGroup?: string }): WorkspaceFileForm {
  const { id, workspaceId, templateName: name, closesAfterMinutes, definition } = form
  return {
    ...writtenId(workspaceId, 'form', name, id),
    name,
    ...leadGroup,
    ...(closesAfterMinutes !== null && { closesAfterMinutes }),
    ...withoutIds(id, definition),
  }
}

function toFileType(
  type: AppointmentType,
  leadGroup: { leadGroup?: string },
): WorkspaceFileAppointmentType {
  const { id, workspaceId, title, leadGroupId: _, hosts, ...own } = type
  const { durations, location, locations, maxPerDay, maxPerWeek, questions, ...rules } = own
  const [duration = 0, ...others] = durations
  return {
    ...writtenId(workspaceId, 'appointment-type', title, id),
    title,
    ...leadGroup,
    hosts: hosts.map((host) => host.name),
    duration: others.length === 0 ? duration : durations,
    ...rules,
    questions: fieldsWithoutIds(id, questions),
    ...(maxPerDay !== null && { maxPerDay }),
    ...(maxPerWeek !== null && { maxPerWeek }),
    ...(location !== null && { location }),
    ...(locations.length > 0 && { location: locations }),
  }
}
