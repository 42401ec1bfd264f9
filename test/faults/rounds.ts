/** How often faults are injected; `npm run check:all` and `npm run bench -- faults` ask for more. */
export const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1)

/** All of them, as often as asked. */
export function inRounds<Fault>(faults: readonly Fault[], rounds = ROUNDS): Fault[] {
  return Array.from({ length: rounds }, () => faults).flat()
}
