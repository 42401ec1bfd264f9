/** The tenant: every row but the installation's own keys belongs to one. */
export interface Workspace {
  id: string
  /** Lower case letters, digits and hyphens; unique. */
  slug: string
  name: string
}

/** Whether a slug can be used in a command line and a URL as it is. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
}
