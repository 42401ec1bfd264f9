import { escapeHtml } from '../render/escape-html.ts'
import { renderPlace } from '../render/render-place.ts'
import { languageOf, type Choices } from './choices.ts'

/** Of the choices, what the starter can do with. */
type StarterChoices = Pick<Choices, 'element' | 'scriptUrl' | 'lang' | 'nonce'> & {
  attributes: Readonly<Record<string, string | number | true | undefined>>
}

/**
 * For a page that many visitors share: the element with its frame first, then
 * the starter, then the script, which may take its time.
 * @param starter The text of dist/cdn/starter.js.
 */
export function starterForm(choices: StarterChoices, starter: string): string {
  const { element, attributes, scriptUrl, nonce } = choices
  const ours = nonce === undefined ? '' : ` nonce="${escapeHtml(nonce)}"`
  return [
    renderPlace({
      element,
      attributes: { ...Object.fromEntries(languageOf(choices)), ...attributes },
    }),
    `<script${ours}>${starter.trim()}</script>`,
    `<script${ours} src="${escapeHtml(scriptUrl)}" async fetchpriority="low"></script>`,
  ].join('\n')
}
