const until = (what: () => unknown) =>
  new Promise<void>((done) => {
    const look = () => (what() ? done() : setTimeout(look, 5))
    look()
  })

/** For the test of leaks: `runCycles(20)` takes the session out and puts it in twenty times. */
export function offerCycles(setThere: (isThere: boolean) => void): void {
  const find = () => document.querySelector('#apply')
  const runCycles = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      setThere(false)
      await until(() => !find())
      setThere(true)
      await until(() => find()?.matches(':state(ready)'))
    }
  }
  Object.assign(window, { runCycles })
}
