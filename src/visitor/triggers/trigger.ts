/** Ends what was begun. */
export type Stop = () => void

/** Told that a trigger is set off; `holds` says whether what set it off is still so. */
export type Fire = (holds: () => boolean) => void

/**
 * Watches for one thing. It may be set off at once, before it returns, and
 * again and again: how often it counts is not its business.
 * @throws {SyntaxError} when an option cannot be read, such as a selector.
 */
export type Trigger<Options> = (options: Options, fire: Fire) => Stop

/** Of what has happened and cannot unhappen. */
export const always = (): boolean => true
