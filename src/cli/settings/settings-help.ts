import { environmentSchema, SETTING_NAMES } from './settings.ts'

/** The environment part of `--help`. */
export function settingsHelp(): string {
  const lines = SETTING_NAMES.map((name) => {
    const about = environmentSchema.shape[name].description ?? ''
    return `  ${name}\n      ${about}`
  })
  return `\nEnvironment:\n${lines.join('\n')}\n`
}
