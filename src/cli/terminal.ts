/** The result of a command: what a script reads. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Words for the person who runs it. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}
