/** The first line on standard output, for scripts that wait for the server. */
export interface ReadyLine {
  ready: true
  /** Public origin of the endpoint, the scripts and the demo pages. */
  site: string
  /** Public origin of the hosted pages; absent where the upstream is not ours. */
  platform?: string
  demo?: DemoReady
}

export interface DemoReady {
  lead: string
  journey: string
  appointmentType: string
  /** Absolute URLs. */
  pages: { journey: string; appointment: string; visitor: string }
  /** Access keys of the vendor APIs. */
  keys?: {
    /** With both of FLG's permissions. */
    flg: string
    /** With none. */
    flgNoAccess: string
    /** With every scope for journeys. */
    flownally: string
    /** May list and read them. */
    flownallyReadOnly: string
    /** With both of Octeth's privileges. */
    octeth: string
    /** An administrator's. */
    octethAdmin: string
    /** A session id with both. */
    octethSession: string
    /** A token of BreakGround's, of an owner, for an hour. */
    breakground: string
  }
  /** What Octeth's commands name by number. */
  octeth?: { listId: number; emailId: number; userId: number; otherUserId: number }
  breakground?: { siteId: string }
  /** A lead of a group that fits neither the demo's form nor its appointment type. */
  otherGroupLead?: string
}

export function printReadyLine(line: ReadyLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
