/**
 * One own property of a plain object, undefined for all else. Structured clone
 * and JSON keep an own `__proto__`, and a host page may have a polluted
 * `Object.prototype`: what is inherited was never sent.
 */
export function ownProperty(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  // Of all that can be cloned only plain objects have one prototype above them, in every realm.
  const above = Object.getPrototypeOf(value) as object | null
  const isPlain = above && !Object.getPrototypeOf(above)
  return isPlain ? (value as Record<string, unknown>)[name] : undefined
}
