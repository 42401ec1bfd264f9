import { listen } from './listen.ts'
import { oneForAll } from './one-for-all.ts'
import { always, type Fire, type Trigger } from './trigger.ts'

const hearExits = oneForAll<{ fire: Fire }>((entries) =>
  listen(document, 'mouseout', ({ relatedTarget, clientY }: MouseEvent) => {
    if (relatedTarget || clientY > 0) return
    for (const { fire } of entries) fire(always)
  }),
)

/**
 * Set off when the pointer leaves the page at its top, where tabs, address and
 * "close" are. Never by touch: there no pointer leaves.
 */
export const exitIntent: Trigger<object> = (_, fire) => hearExits({ fire })
