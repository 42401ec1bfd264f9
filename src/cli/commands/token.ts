import { Command, Option } from 'commander'
import { UsageError } from '../command-error.ts'
import { collectOption, durationOption } from '../option-types.ts'
import { readSettings } from '../settings/read-settings.ts'
import { originSetting } from '../settings/setting-types.ts'
import { print } from '../terminal.ts'
import { tokenSecretRule } from './token-secret-rule.ts'

/** The longest an embed token may live. */
const LONGEST_SECONDS = 3600

interface TokenOptions {
  lead: string
  journey?: string[]
  appointmentType?: string[]
  origin?: string
  expires: number
}

export function tokenCommand(): Command {
  return new Command('token')
    .description('sign an embed token with SESSIONFRAME_TOKEN_SECRET and print it')
    .requiredOption('--lead <id>', 'the lead it speaks for')
    .addOption(
      new Option('--journey <id>', 'a journey it may start, or "*"; may be repeated').argParser(
        collectOption,
      ),
    )
    .addOption(
      new Option(
        '--appointment-type <id>',
        'an appointment type it may start, or "*"; may be repeated',
      ).argParser(collectOption),
    )
    .option('--origin <origin>', 'the only origin it may be used from')
    .addOption(
      new Option('--expires <duration>', 'how long it lives, 1h at most')
        .argParser(durationOption)
        .default(900, '15m'),
    )
    .action(printToken)
}

async function printToken(options: TokenOptions): Promise<void> {
  const { settings } = readSettings(process.env, tokenSecretRule)
  const secret = settings.SESSIONFRAME_TOKEN_SECRET ?? ''
  checkOptions(options)
  const { signEmbedToken } = await import('../../endpoint/sign-embed-token.ts')
  const token = await signEmbedToken(
    {
      lead: options.lead,
      ...(options.journey && { journey: idList(options.journey) }),
      ...(options.appointmentType && { appointmentType: idList(options.appointmentType) }),
      ...(options.origin !== undefined && { origin: originSetting.parse(options.origin) }),
    },
    { secret, expiresInSeconds: options.expires },
  )
  print(token)
}

function checkOptions(options: TokenOptions): void {
  const ids = [options.lead, ...(options.journey ?? []), ...(options.appointmentType ?? [])]
  const wrong = ids.slice(1).filter((id) => id !== '*' && !ID.test(id))
  const problems = [
    ...(ID.test(options.lead) ? [] : [`--lead ${ID_RULE}`]),
    ...(wrong.length > 0 ? [`--journey and --appointment-type ${ID_RULE}, or "*"`] : []),
    ...(options.journey || options.appointmentType
      ? []
      : ['give --journey or --appointment-type: a token that may start nothing is of no use']),
    ...(options.expires > LONGEST_SECONDS ? ['--expires must be 1h at most'] : []),
    ...(options.origin === undefined || originSetting.safeParse(options.origin).success
      ? []
      : ['--origin must be an origin such as https://example.com']),
  ]
  const [first] = problems
  if (first)
    throw problems.length === 1 ? new UsageError(first) : new UsageError('bad options', problems)
}

const ID = /^[A-Za-z0-9_-]{1,64}$/
const ID_RULE = 'must be 1 to 64 letters, digits, hyphens or underscores'

const idList = (ids: string[]): string[] | '*' => (ids.includes('*') ? '*' : ids)
