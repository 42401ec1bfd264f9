import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import type { Database } from '../../database/schema.ts'
import type { AppointmentType } from '../appointments/appointment-type.ts'
import type { Outcome } from './apply-report.ts'
import type { Matched, Named } from './file-ids.ts'

/** What a form is to know of a type of appointment. */
export type TypeInFile = Pick<AppointmentType, 'id' | 'title' | 'leadGroupId'>

/** One run of applying a file: its transaction, the names known so far, the problems found. */
export class ApplyScope {
  readonly problems: string[] = []
  readonly trx: Transaction<Database>
  readonly workspaceId: string
  #groups = new Map<string, string>()
  #hosts = new Map<string, string>()
  #holidays = new Map<string, string>()
  #types: readonly TypeInFile[] = []

  constructor(trx: Transaction<Database>, workspaceId: string) {
    this.trx = trx
    this.workspaceId = workspaceId
  }

  setGroups(rows: readonly Named[], matched: readonly Matched<{ name: string }, Named>[]): void {
    this.#groups = idsByName(rows, matched)
  }

  setHosts(rows: readonly Named[], matched: readonly Matched<{ name: string }, Named>[]): void {
    this.#hosts = idsByName(rows, matched)
  }

  setHolidays(rows: readonly Named[], matched: readonly Matched<{ name: string }, Named>[]): void {
    this.#holidays = idsByName(rows, matched)
  }

  setTypes(types: readonly TypeInFile[]): void {
    this.#types = types
  }

  /** Null for none; an unknown one is a problem. */
  groupId(name: string | undefined, path: string): string | null {
    if (name === undefined) return null
    return this.#known(this.#groups, 'lead group', name, path)
  }

  /** Null for an unknown one, which is a problem. */
  hostId(name: string, path: string): string | null {
    return this.#known(this.#hosts, 'host', name, path)
  }

  /** Null for an unknown one, which is a problem. */
  holidaysId(name: string, path: string): string | null {
    return this.#known(this.#holidays, 'list of holidays', name, path)
  }

  /**
   * The id of a type that a form for leads of this group asks for; another one is a problem.
   * @param wanted Its title or id.
   */
  typeId(wanted: string, leadGroupId: string | null, path: string): string {
    const ids = new Map(this.#types.map(({ id, title }) => [title, id]))
    const type =
      this.#types.find(({ id }) => id === wanted) ??
      this.#types.find(({ title }) => title === wanted)
    if (type === undefined) this.#known(ids, 'appointment type', wanted, path)
    else if (type.leadGroupId !== null && type.leadGroupId !== leadGroupId) {
      this.problems.push(
        `${path}: "${type.title}" is for leads of one group; the form has to be for the same one`,
      )
    }
    return type?.id ?? wanted
  }

  #known(ids: Map<string, string>, noun: string, name: string, path: string): string | null {
    const id = ids.get(name)
    if (id !== undefined) return id
    const known =
      ids.size === 0
        ? 'there is none'
        : `there is ${[...ids.keys()].map((one) => `"${one}"`).join(', ')}`
    this.problems.push(`${path}: no ${noun} "${name}" in the file or the workspace; ${known}`)
    return null
  }

  foreignId(path: string): void {
    this.problems.push(`${path}.id: is used in another workspace; leave it out, or give another`)
  }

  /** An entry must not take the name of a row that the file does not mean. */
  checkNames<Entry>(
    noun: string,
    key: string,
    matched: readonly Matched<Entry, Named>[],
    nameOf: (entry: Entry) => string,
    rows: readonly Named[],
  ): void {
    const meant = new Set(matched.map(({ id }) => id))
    const others = new Map(
      rows.filter((row) => !meant.has(row.id)).map((row) => [row.name, row.id]),
    )
    matched.forEach(({ entry }, at) => {
      const other = others.get(nameOf(entry))
      if (other === undefined) return
      this.problems.push(
        `${noun}[${at}].${key}: the workspace has "${nameOf(entry)}" with the id ${other}; give that id, or another ${key}`,
      )
    })
  }

  /** An entry must say which row it means, where several have its name. */
  checkAmbiguous(noun: string, matched: readonly Matched<{ name: string }, Named>[]): void {
    matched.forEach(({ entry, ambiguous }, at) => {
      if (ambiguous === undefined) return
      this.problems.push(
        `${noun}[${at}].name: the workspace has ${ambiguous.length} called "${entry.name}"; give the id of the one that is meant: ${ambiguous.join(', ')}`,
      )
    })
  }

  outcome(existing: unknown, wanted: unknown): Outcome {
    if (existing === undefined) return 'created'
    return isDeepStrictEqual(existing, wanted) ? 'unchanged' : 'changed'
  }
}

/** As the workspace will be. An entry with another workspace's id is in it too: that is its own problem, not that of who names it. */
function idsByName(
  rows: readonly Named[],
  matched: readonly Matched<{ name: string }, Named>[],
): Map<string, string> {
  const meant = new Set(matched.map(({ id }) => id))
  const others = rows.filter((row) => !meant.has(row.id))
  return new Map([
    ...others.map((row) => [row.name, row.id] as const),
    ...matched.map(({ entry, id }) => [entry.name, id] as const),
  ])
}
