/** Of `npm audit --json`, what we use: https://docs.npmjs.com/cli/commands/npm-audit */
interface AuditReport {
  vulnerabilities?: Record<string, { name: string; severity: string; range?: string }>
  message?: string
}

export interface Judged {
  /** Null: the registry told nothing, for this reason. */
  unasked: string | null
  /** In what users get. */
  shipped: string[]
  /** In what only we use. */
  others: string[]
}

/** What npm said of the packages of a lockfile. A registry that did not answer has found nothing, and cleared nothing. */
export function judgeAudit(printed: string, shippedNames: ReadonlySet<string>): Judged {
  const report = parse(printed)
  if (report.vulnerabilities === undefined) {
    return { unasked: report.message ?? 'npm audit said nothing', shipped: [], others: [] }
  }
  const found = Object.values(report.vulnerabilities)
  const words = (isShipped: boolean) =>
    found
      .filter(({ name }) => shippedNames.has(name) === isShipped)
      .map(({ name, severity, range = '' }) => `${name} ${range}: ${severity}`)
  return { unasked: null, shipped: words(true), others: words(false) }
}

function parse(printed: string): AuditReport {
  try {
    return JSON.parse(printed) as AuditReport
  } catch {
    return { message: 'npm audit printed no JSON' }
  }
}
