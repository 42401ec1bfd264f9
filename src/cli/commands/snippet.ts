import { Command, Option } from 'commander'
import { SNIPPET_FORMS } from '../../snippet/snippet-forms.ts'
import { snippet, type SnippetOptions } from '../snippet.ts'
import { print } from '../terminal.ts'

export function snippetCommand(): Command {
  return new Command('snippet')
    .description('print what an owner pastes into a page')
    .addOption(
      new Option('--as <form>', 'what the page takes')
        .choices(SNIPPET_FORMS)
        .default('starter', 'the element with its frame, a starter that asks at once, the script'),
    )
    .option('--journey <id>', 'the journey or form to show')
    .option('--appointment-type <id>', 'the appointment type to show')
    .requiredOption('--endpoint <url>', 'address of the endpoint, such as /sessionframe/v1')
    .option('--script-url <url>', 'address of sessionframe.js')
    .option('--token-url <url>', 'a path of the page’s own site that answers {"token": "…"}')
    .option('--session-origin <origin>', 'the only origin that a session may come from')
    .option('--frame-title <text>', 'what the frame is called by screen readers')
    .option('--min-height <px>', 'the height to reserve, in CSS pixels')
    .option('--display <how>', 'inline, modal, drawer, popover or window')
    .option('--loading <when>', 'lazy, eager, intent or consent')
    .option('--lang <tag>', 'the language, where it is not the page’s own')
    .option('--id <name>', 'the element’s id in the page (default: "session")')
    .option('--opener <text>', 'what the button or link says that opens it (default: "Open")')
    .option('--nonce <text>', 'a nonce of the page’s policy, or the template expression for it')
    .action((options: SnippetOptions) => print(snippet(options)))
}
