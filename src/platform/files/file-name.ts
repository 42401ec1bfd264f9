/** Characters, the extension among them. */
const LONGEST = 120

/** Windows takes them for devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * What a visitor's device calls a file, as a name that is safe to show and to save under: no folders,
 * nothing that cannot be seen or turns the reading direction, nothing that a system takes for something else.
 */
export function cleanFileName(sent: string): string {
  const last = sent.slice(0, 4096).normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  const name = DEVICES.test(plain) ? `_${plain}` : plain
  if (name === '') return 'file'
  const extension = /\.[^.]{1,12}$/.exec(name)?.[0] ?? ''
  const base = Array.from(name.slice(0, name.length - extension.length))
  return base.slice(0, LONGEST - extension.length).join('') + extension
}
