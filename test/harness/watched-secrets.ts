/** Settings whose values nobody may be told. */
const SECRET_NAMES = /(?:SECRET|KEY|DATABASE_URL)$/

/** Shorter ones stand in other texts by chance. */
const SHORTEST = 16

/** Pairs of name and value. */
export function secretsOf(env: Record<string, string | undefined>): [string, string][] {
  return Object.entries(env).flatMap(([name, value = '']) =>
    SECRET_NAMES.test(name) && value.length >= SHORTEST ? [[name, value]] : [],
  )
}

/** How a server that tells a secret says so on its standard error, with the name after it. */
export const TOLD_IN_AN_ANSWER = 'an answer has the value of '
