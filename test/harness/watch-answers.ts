/**
 * Loaded before each command that a test starts: no answer of its servers, head or body, has a secret of
 * its environment. What is found it tells its log, and `watchForSecrets` fails for it.
 */
import { watchServerResponses } from './watch-server-responses.ts'
import { secretsOf, TOLD_IN_AN_ANSWER } from './watched-secrets.ts'

const secrets = secretsOf(process.env)

watchServerResponses((text) => {
  for (const [name, value] of secrets) {
    if (text.includes(value)) process.stderr.write(`${TOLD_IN_AN_ANSWER}${name}\n`)
  }
})
