import type { Today } from './date-field.ts'
import type { ReadPhone } from './phone-field.ts'

/** What answers are checked by besides the field itself. */
export interface Circumstances {
  today: Today
  /** The visitor's: ISO 3166. */
  country?: string | undefined
  /** Absent where it is not loaded (yet). */
  readPhone?: ReadPhone | undefined
}
