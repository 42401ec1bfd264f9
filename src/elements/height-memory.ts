import { hash, stored } from './stored.ts'
import type { Wanted } from './wanted.ts'

/** For a kind of session, not for one of them: nothing about a visitor can be read from it. */
const name = ({ route, id }: Wanted) => `sessionframe:${hash(`${route}/${id}`)}`

/** The height that such a session had in this browser when it began, in CSS pixels; 0 if there was none. */
export function recallHeight(wanted: Wanted): number {
  return Number(stored(() => localStorage.getItem(name(wanted))))
}

export function rememberHeight(wanted: Wanted, height: number): void {
  stored(() => localStorage.setItem(name(wanted), `${height}`))
}
