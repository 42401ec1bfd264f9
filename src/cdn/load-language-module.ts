import type { Strings } from '../elements/strings.ts'

/** Loads a language from beside the module, wherever a page or an import map has it. */
export async function loadLanguage(name: string): Promise<Strings> {
  const module = (await import(/* @vite-ignore */ `./languages/${name}.js`)) as { strings: Strings }
  return module.strings
}
