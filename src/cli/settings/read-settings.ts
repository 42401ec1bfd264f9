import { UsageError } from '../command-error.ts'
import { closestName } from './closest-name.ts'
import { environmentSchema, SETTING_NAMES } from './settings.ts'
import type { Settings } from './settings.ts'

export interface ReadSettings {
  settings: Settings
  /** Names that look like ours and are not. */
  warnings: string[]
}

/**
 * Parses the environment. An empty variable counts as absent, as env files
 * and compose files write it.
 *
 * @param rules further problems, each beginning with the variable's name;
 *   told together with those of single variables
 * @throws UsageError with every problem, naming variables and never values
 */
export function readSettings(
  environment: NodeJS.ProcessEnv,
  rules: (settings: Partial<Settings>) => string[] = () => [],
): ReadSettings {
  const { settings, problems, warnings } = checkSettings(environment, rules)
  if (problems.length > 0) throw settingsError(problems)
  return { settings: settings as Settings, warnings }
}

/** The same without throwing: what can be read, and what is wrong with the rest. */
export function checkSettings(
  environment: NodeJS.ProcessEnv,
  rules: (settings: Partial<Settings>) => string[] = () => [],
): { settings: Partial<Settings>; problems: string[]; warnings: string[] } {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, environment[name] || undefined]),
  )
  const parsed = environmentSchema.safeParse(given)
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  const settings = parsed.success ? parsed.data : rightOnes(given)
  const problems = [...wrong, ...rules(settings).filter(isNew(wrong))]
  return { settings, problems, warnings: unknownNames(environment) }
}

/** A variable that cannot be read is not also missing. */
const isNew = (told: readonly string[]) => (problem: string) =>
  !told.some((other) => other.split(' ')[0] === problem.split(' ')[0])

/** The variables that parse one by one, for the rules between them. */
function rightOnes(given: Record<string, string | undefined>): Partial<Settings> {
  const entries = Object.entries(environmentSchema.shape).flatMap(([name, type]) => {
    const parsed = type.safeParse(given[name])
    return parsed.success ? [[name, parsed.data] as const] : []
  })
  return Object.fromEntries(entries) as Partial<Settings>
}

function settingsError(problems: string[]): UsageError {
  const [only] = problems
  return problems.length === 1 && only
    ? new UsageError(only)
    : new UsageError(`${problems.length} settings are missing or cannot be used`, problems)
}

function unknownNames(environment: NodeJS.ProcessEnv): string[] {
  const known: readonly string[] = SETTING_NAMES
  return Object.keys(environment)
    .filter((name) => name.startsWith('SESSIONFRAME_') && !known.includes(name))
    .map((name) => {
      const meant = closestName(name, known)
      return `${name} is no setting of sessionframe${meant ? `; did you mean ${meant}?` : ''}`
    })
}
