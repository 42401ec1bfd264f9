/**
 * Who looks around, loads pages again and again or runs tests against the
 * demo does so from one address, as one of two leads.
 */
const DEMO_DEFAULTS = {
  SESSIONFRAME_RATE_LIMIT_ADDRESS: '10000',
  SESSIONFRAME_RATE_LIMIT_CALLER: '10000',
} as const

/** What the environment says, and other defaults where it says nothing. */
export function withDemoDefaults(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(DEMO_DEFAULTS).map(
    ([name, value]) => [name, environment[name] || value] as const,
  )
  return { ...environment, ...Object.fromEntries(entries) }
}
