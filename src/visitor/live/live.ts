/**
 * What the visitor client loads once it is known who somebody is: it shows what
 * journeys want to be shown, and hears of it at once. Names that the build
 * shortens must not cross from one file into the other.
 */
export { listen } from './listen.ts'
export { showOnce } from './show-once.ts'
