import { Command } from 'commander'
import { applyCommand } from './commands/apply.ts'
import { bookingsCommand } from './commands/bookings.ts'
import { calendarsCommand } from './commands/calendars.ts'
import { doctorCommand } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { filesCommand } from './commands/files.ts'
import { formsCommand } from './commands/forms.ts'
import { integrityCommand } from './commands/integrity.ts'
import { inviteCommand } from './commands/invite.ts'
import { jobsCommand } from './commands/jobs.ts'
import { journeysCommand } from './commands/journeys.ts'
import { keysCommand } from './commands/keys.ts'
import { leadsCommand } from './commands/leads.ts'
import { migrateCommand } from './commands/migrate.ts'
import { serveCommand } from './commands/serve.ts'
import { snippetCommand } from './commands/snippet.ts'
import { suppressionsCommand } from './commands/suppressions.ts'
import { tokenCommand } from './commands/token.ts'
import { webhooksCommand } from './commands/webhooks.ts'
import { workspaceCommand } from './commands/workspace.ts'
import { packageVersion } from './package-version.ts'
import { settingsHelp } from './settings/settings-help.ts'

/** The whole command line. Commands load what they need when they run. */
export function createProgram(): Command {
  const program = new Command('sessionframe')
    .description('Journeys and bookings inside your own page.')
    .version(packageVersion())
    .showSuggestionAfterError()
    .addHelpText('after', settingsHelp())
  const commands = [
    serveCommand(),
    applyCommand(),
    exportCommand(),
    migrateCommand(),
    workspaceCommand(),
    webhooksCommand(),
    bookingsCommand(),
    calendarsCommand(),
    jobsCommand(),
    journeysCommand(),
    keysCommand(),
    formsCommand(),
    filesCommand(),
    leadsCommand(),
    suppressionsCommand(),
    tokenCommand(),
    inviteCommand(),
    snippetCommand(),
    integrityCommand(),
    doctorCommand(),
  ]
  for (const command of commands) program.addCommand(command)
  throwInsteadOfExit(program)
  return program
}

/** Commander ends the process itself unless told, and every subcommand is told on its own. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride()
  for (const child of command.commands) throwInsteadOfExit(child)
}
