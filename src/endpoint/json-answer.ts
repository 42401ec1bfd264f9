import type { Answer } from '../wire/direct.ts'

export function jsonAnswer(status: number, value: object): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  }
}
