/** The oldest Node that runs this package; the same as `engines` in package.json. */
const OLDEST = [22, 12] as const

/** What to tell somebody whose Node is too old, or null. `version` is `process.versions.node`. */
export function nodeVersionProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
  if (fits) return null
  return `sessionframe needs Node ${OLDEST.join('.')} or newer; this is ${version}. Get one from https://nodejs.org/`
}
