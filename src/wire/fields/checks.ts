import * as z from 'zod/mini'
import type { FieldProblemCode } from '../page.ts'

/** Something that an answer has to be, and what is said when it is not. */
export interface Rule<T> {
  code: FieldProblemCode
  test: (value: T) => boolean
}

/** An issue whose message is the code; `abort` keeps the later checks from speaking as well. */
export function check<T>({ code, test }: Rule<T>): z.core.$ZodCheck<T> {
  return z.refine<T>(test, { error: code, abort: true })
}

/** What is left blank breaks no other rule than `required`. */
export function unlessBlank<T>({ code, test }: Rule<T>): Rule<T | ''> {
  return { code, test: (value) => value === '' || test(value) }
}
