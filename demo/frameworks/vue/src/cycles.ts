import { nextTick, type Ref } from 'vue'

/** For the test of leaks: `runCycles(20)` takes the session out and puts it in twenty times. */
export function cyclesOf(isThere: Ref<boolean>): (times: number) => Promise<void> {
  const isReady = () => document.querySelector('#apply')?.matches(':state(ready)')
  return async (times) => {
    for (let time = 0; time < times; time += 1) {
      isThere.value = false
      await nextTick()
      isThere.value = true
      await nextTick()
      while (!isReady()) await new Promise((next) => setTimeout(next, 5))
    }
  }
}
