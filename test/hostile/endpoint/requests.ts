import { callerRows } from './callers.ts'
import { wrongRequestRows } from './wrong-requests.ts'

export const requestRows = [...wrongRequestRows, ...callerRows]
