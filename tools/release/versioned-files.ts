/** Where the version of the package stands besides package.json, between what is before and after it. */
export const VERSIONED: readonly [file: string, pattern: RegExp][] = [
  ['src/elements/version.ts', /(?<before>VERSION = ')(?<version>[^']+)(?<after>')/],
  [
    'integrations/wordpress/sessionframe/sessionframe.php',
    /(?<before> \* Version: +)(?<version>\S+)(?<after>\n)/,
  ],
  [
    'integrations/wordpress/sessionframe/readme.txt',
    /(?<before>\nStable tag: )(?<version>\S+)(?<after>\n)/,
  ],
  [
    'integrations/wordpress/sessionframe/block/editor.asset.php',
    /(?<before>'version' +=> ')(?<version>[^']+)(?<after>')/,
  ],
]
