import type { CommandProcess } from './run-command.ts'
import { secretIn } from './secret-forms.ts'

const SECRET_NAMES = /(?:SECRET|KEY|DATABASE_URL)$/

/**
 * Whatever a test is about: no command prints a secret of its environment, and
 * no log has a visitor's link or token. What is found ends the test's process.
 */
export function watchForSecrets(
  child: Pick<CommandProcess, 'once' | 'printed'>,
  env: Record<string, string>,
): void {
  const secrets = Object.entries(env).filter(
    ([name, value]) => SECRET_NAMES.test(name) && value.length >= 16,
  )
  const { printed } = child
  child.once('close', () => {
    const all = printed.stdout() + printed.stderr()
    const [told] = secrets.filter(([, value]) => all.includes(value))
    if (told !== undefined) throw new Error(`the command printed the value of ${told[0]}`)
    const form = secretIn(printed.stderr())
    if (form !== null) throw new Error(`the command's log has ${form}`)
  })
}
