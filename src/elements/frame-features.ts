/** Features that are sandbox tokens. `top-navigation` without a visitor's deed is never one. */
const SANDBOX = [
  'popups',
  'downloads',
  'modals',
  'top-navigation-by-user-activation',
  'storage-access-by-user-activation',
]

/** Features that are permissions. */
const ALLOW = ['payment', 'clipboard-write', 'fullscreen', 'camera', 'microphone']

/** The values of a frame's attributes. */
export interface FrameFeatures {
  sandbox: string
  allow: string
  /** Wanted, but not to be had. */
  unknown: string
}

/**
 * `allow-same-origin` lets the page keep its own origin, which is never ours,
 * and gives us a true one to compare; `allow-scripts` beside it is safe for
 * that reason alone.
 * @param wanted The `allow-features` attribute.
 */
export function frameFeatures(wanted: string): FrameFeatures {
  const allow: string[] = []
  const unknown: string[] = []
  let sandbox = 'allow-scripts allow-same-origin allow-forms'
  for (const feature of wanted.match(/\S+/g) ?? []) {
    if (SANDBOX.includes(feature)) sandbox += ` allow-${feature}`
    else (ALLOW.includes(feature) ? allow : unknown).push(feature)
    // A new tab that stays in the sandbox has dead forms.
    if (feature === 'popups') sandbox += ' allow-popups-to-escape-sandbox'
  }
  return { sandbox, allow: allow.join('; '), unknown: unknown.join(' ') }
}
