import { Command, Option } from 'commander'
import { UsageError } from '../command-error.ts'
import { durationOption, idOption } from '../option-types.ts'
import { readSettings } from '../settings/read-settings.ts'
import { print } from '../terminal.ts'
import { tokenSecretRule } from './token-secret-rule.ts'

/** The longest an invite may live. */
const LONGEST_DAYS = 90
const DAY = 24 * 60 * 60

interface InviteOptions {
  lead: string
  journey?: string
  appointmentType?: string
  page: string
  expires: number
}

export function inviteCommand(): Command {
  return new Command('invite')
    .description('print a link for a mail that opens one session for one lead')
    .requiredOption('--page <url>', 'the page with the element, such as https://example.com/apply')
    .requiredOption('--lead <id>', 'whom the mail goes to', idOption)
    .option('--journey <id>', 'the journey that it opens', idOption)
    .option('--appointment-type <id>', 'the appointment type that it opens', idOption)
    .addOption(
      new Option('--expires <duration>', `how long it is good for, ${LONGEST_DAYS}d at most`)
        .argParser(durationOption)
        .default(30 * DAY, '30d'),
    )
    .action(printInvite)
}

async function printInvite(options: InviteOptions): Promise<void> {
  const { lead, journey, appointmentType, expires } = options
  const { settings } = readSettings(process.env, tokenSecretRule)
  const page = pageUrl(options.page)
  if ((journey === undefined) === (appointmentType === undefined)) {
    throw new UsageError('give --journey or --appointment-type, one of them')
  }
  if (expires > LONGEST_DAYS * DAY) {
    throw new UsageError(`--expires must be ${LONGEST_DAYS}d at most`)
  }
  const { signInviteToken } = await import('../../endpoint/sign-invite-token.ts')
  const token = await signInviteToken(
    {
      lead,
      ...(journey === undefined ? {} : { journey }),
      ...(appointmentType === undefined ? {} : { appointmentType }),
      origin: page.origin,
    },
    { secret: settings.SESSIONFRAME_TOKEN_SECRET ?? '', expiresInSeconds: expires },
  )
  // In the fragment, which no server sees and no log keeps.
  page.hash = `sf-invite=${token}`
  print(page.href)
}

function pageUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    throw new UsageError(
      '--page must be an http(s) address without a fragment, such as https://example.com/apply',
    )
  }
  return url
}
