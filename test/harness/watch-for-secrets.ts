import type { CommandProcess } from './run-command.ts'
import { secretIn } from './secret-forms.ts'
import { secretsOf, TOLD_IN_AN_ANSWER } from './watched-secrets.ts'

/**
 * Whatever a test is about: no command prints a secret of its environment or gives it as an answer, and
 * no log has a visitor's link or token. What is found ends the test's process.
 */
export function watchForSecrets(
  child: Pick<CommandProcess, 'once' | 'printed'>,
  env: Record<string, string>,
): void {
  const secrets = secretsOf(env)
  const { printed } = child
  child.once('close', () => {
    const all = printed.stdout() + printed.stderr()
    const [told] = secrets.filter(([, value]) => all.includes(value))
    if (told !== undefined) throw new Error(`the command printed the value of ${told[0]}`)
    const [, answered] = printed.stderr().split(TOLD_IN_AN_ANSWER)
    if (answered !== undefined) throw new Error(`${TOLD_IN_AN_ANSWER}${answered.split('\n')[0]}`)
    const form = secretIn(printed.stderr())
    if (form !== null) throw new Error(`the command's log has ${form}`)
  })
}
