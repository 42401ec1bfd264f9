import type { Strings } from '../elements/strings.ts'
import { script } from './script.ts'

/**
 * Loads a language from beside the script. The address is spelt out because a
 * classic script from another origin has none that `import()` could start from.
 * https://html.spec.whatwg.org/multipage/webappapis.html#muted-errors
 */
export async function loadLanguage(name: string): Promise<Strings> {
  const { href } = new URL(`languages/${name}.js`, script?.src)
  const module = (await import(/* @vite-ignore */ href)) as { strings: Strings }
  return module.strings
}
