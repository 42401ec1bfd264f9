import { Command } from 'commander'
import { snippet, type SnippetOptions } from '../snippet.ts'
import { print } from '../terminal.ts'

export function snippetCommand(): Command {
  return new Command('snippet')
    .description('print what an owner pastes into a page: the element, the starter and the script')
    .option('--journey <id>', 'the journey or form to show')
    .option('--appointment-type <id>', 'the appointment type to show')
    .requiredOption('--endpoint <url>', 'address of the endpoint, such as /sessionframe/v1')
    .requiredOption('--script-url <url>', 'address of sessionframe.js')
    .option('--token-url <url>', 'a path of the page’s own site that answers {"token": "…"}')
    .option('--session-origin <origin>', 'the only origin that a session may come from')
    .option('--frame-title <text>', 'what the frame is called by screen readers')
    .option('--min-height <px>', 'the height to reserve, in CSS pixels')
    .option('--nonce <text>', 'a nonce of the page’s policy, or the template expression for it')
    .action((options: SnippetOptions) => print(snippet(options)))
}
