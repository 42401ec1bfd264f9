import { findHrefs } from './find-hrefs.ts'
import { escapeHtml, mergeHtml, mergeUrl } from './merge-fields.ts'
import type { MergeValues } from './merge-fields.ts'

/** Leads to itself, instead of where nobody should be led. */
const NOWHERE = '#'
/** What would run, or show what a stranger wrote as if it were ours. */
const REFUSED = /^(?:javascript|vbscript|data|blob|file):/i
/** An address whose host the template says, and no value. */
const OWN_HOST = /^https?:\/\/[^\s/?#%@\\]+(?:[/?#]|$)/i
/** Longer ones than some programs take. */
const LONGEST_TRACKED = 1500

/**
 * A template of HTML with its merge fields filled in. Values are text there, and
 * within addresses parts of one.
 * @param track Makes an address another one that leads to it by way of us. It gets
 * only those whose host the template says: a value that a stranger wrote must not
 * make a link of ours to anywhere.
 */
export async function writeHtml(
  template: string,
  values: MergeValues,
  track: ((url: string) => string) | null,
): Promise<string> {
  let written = ''
  let done = 0
  for (const { start, end, value } of await findHrefs(template)) {
    const url = address(value.trim(), values, track)
    if (url === null) continue
    written += `${mergeHtml(template.slice(done, start), values)}href="${escapeHtml(url)}"`
    done = end
  }
  return written + mergeHtml(template.slice(done), values)
}

/** Null for one that can stay as it is. */
function address(
  template: string,
  values: MergeValues,
  track: ((url: string) => string) | null,
): string | null {
  const merged = mergeUrl(template, values)
  // As browsers read it: https://url.spec.whatwg.org/#concept-basic-url-parser
  const read = merged.replaceAll(/[\t\n\r]|^[\0- ]+/g, '')
  if (merged !== template && REFUSED.test(read)) return NOWHERE
  const isTracked = track !== null && OWN_HOST.test(template) && canBeTracked(merged)
  if (isTracked) return track(merged)
  return merged === template ? null : merged
}

function canBeTracked(url: string): boolean {
  return url.length <= LONGEST_TRACKED && URL.canParse(url)
}
