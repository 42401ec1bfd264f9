/** One thing that the doctor looked at. */
export interface Finding {
  /** `warn`: it works, and may not be what you want. `fail`: it will not work. */
  level: 'ok' | 'warn' | 'fail'
  /** What was seen, and what to do about it. Never a secret. */
  text: string
}

export const ok = (text: string): Finding => ({ level: 'ok', text })
export const warn = (text: string): Finding => ({ level: 'warn', text })
export const fail = (text: string): Finding => ({ level: 'fail', text })
