import type { WorkspaceFileAppointmentType, WorkspaceFileHost } from '../../wire/workspace-file.ts'
import {
  listAppointmentTypes,
  saveAppointmentType,
} from '../appointments/appointment-type-store.ts'
import type {
  AppointmentLocation,
  AppointmentType,
  AvailabilityRule,
  Host,
} from '../appointments/appointment-type.ts'
import { listHolidayLists } from '../appointments/holiday-store.ts'
import { listHosts, saveHost } from '../appointments/host-store.ts'
import type { Outcome } from './apply-report.ts'
import type { ApplyScope, TypeInFile } from './apply-scope.ts'
import { fieldsWithIds, matchEntries } from './file-ids.ts'

export async function applyHosts(
  scope: ApplyScope,
  hosts: readonly WorkspaceFileHost[],
): Promise<Outcome[]> {
  const { trx, workspaceId } = scope
  const rows = await listHosts(trx, workspaceId)
  const lists = await listHolidayLists(trx, workspaceId)
  const matched = matchEntries(workspaceId, 'host', hosts, (host) => host.name, rows)
  scope.checkNames('hosts', 'name', matched, (host) => host.name, rows)
  const outcomes: Outcome[] = []
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const { name, timeZone, email = null } = entry
    const holidayIds = entry.holidays.map((list, n) =>
      scope.holidaysId(list, `hosts[${at}].holidays[${n}]`),
    )
    const host = {
      id,
      name,
      timeZone,
      email,
      availability: entry.availability.toSorted(byTime),
      overrides: entry.overrides.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      holidays: lists.filter((list) => holidayIds.includes(list.id)),
    }
    const outcome = scope.outcome(existing, host)
    if (outcome !== 'unchanged' && !(await saveHost(trx, workspaceId, host))) {
      scope.foreignId(`hosts[${at}]`)
    }
    outcomes.push(outcome)
  }
  scope.setHosts(rows, matched)
  return outcomes
}

export async function applyAppointmentTypes(
  scope: ApplyScope,
  types: readonly WorkspaceFileAppointmentType[],
): Promise<Outcome[]> {
  const { trx, workspaceId } = scope
  const hosts = await listHosts(trx, workspaceId)
  const rows = (await listAppointmentTypes(trx, workspaceId)).map((type) => ({
    ...type,
    name: type.title,
  }))
  const matched = matchEntries(workspaceId, 'appointment-type', types, (type) => type.title, rows)
  scope.checkNames('appointmentTypes', 'title', matched, (type) => type.title, rows)
  const outcomes: Outcome[] = []
  const known = new Map(rows.map((row) => [row.id, row as TypeInFile]))
  for (const [at, { entry, id, existing }] of matched.entries()) {
    const path = `appointmentTypes[${at}]`
    const type = toType(scope, { ...entry, id }, path, hosts)
    known.set(id, type)
    const outcome = scope.outcome(existing, { ...type, name: type.title })
    if (outcome !== 'unchanged' && !(await saveAppointmentType(trx, type))) {
      scope.foreignId(path)
    }
    outcomes.push(outcome)
  }
  scope.setTypes([...known.values()])
  return outcomes
}

function toType(
  scope: ApplyScope,
  file: WorkspaceFileAppointmentType & { id: string },
  path: string,
  hosts: readonly Host[],
): AppointmentType {
  const { leadGroup, hosts: names, location, duration, maxPerDay, maxPerWeek, ...others } = file
  const { questions, ...rules } = others
  const hostIds = names.map((name, at) => scope.hostId(name, `${path}.hosts[${at}]`))
  return {
    ...rules,
    workspaceId: scope.workspaceId,
    leadGroupId: scope.groupId(leadGroup, `${path}.leadGroup`),
    durations: [duration].flat(),
    maxPerDay: maxPerDay ?? null,
    maxPerWeek: maxPerWeek ?? null,
    location: typeof location === 'string' ? location : null,
    // As the database gives it back: without keys that are undefined.
    locations: typeof location === 'object' ? copyOf(location) : [],
    questions: fieldsWithIds(rules.id, questions),
    hosts: hostIds.flatMap((id) => hosts.find((host) => host.id === id) ?? []),
  }
}

function copyOf(locations: readonly AppointmentLocation[]): AppointmentLocation[] {
  return JSON.parse(JSON.stringify(locations)) as AppointmentLocation[]
}

function byTime(a: AvailabilityRule, b: AvailabilityRule): number {
  return a.weekday - b.weekday || (a.start < b.start ? -1 : 1)
}
