/* What a visitor and the owner's code do in the page, each in a task of its own. */
{
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const press = (selector) => document.querySelector(selector).click()
  const actions = {
    'url that fits none': (time) => history.pushState(null, '', `/about?visit=${time}`),
    // One of ten, which are there in every crowd.
    'url that fits': (time) => history.pushState(null, '', `/products/${5 * (time % 10)}`),
    'click that fits none': () => press('#quiet button'),
    'click that fits': () => press('#card-0 .buy'),
    'event that fits'() {
      if (window.sessionframeVisitor) window.sessionframeVisitor.track('plan 0 chosen')
      else document.dispatchEvent(new CustomEvent('tracked', { detail: 'plan 0 chosen' }))
    },
    scroll: (time) => scrollTo(0, (document.documentElement.scrollHeight / 50) * (1 + (time % 40))),
  }

  /** @returns Milliseconds for each until whoever did it could go on. */
  window.act = async (name, times, rest) => {
    const took = []
    for (let time = 0; time < times; time += 1) {
      const begun = performance.now()
      actions[name](time)
      took.push(performance.now() - begun)
      // What comes of it, such as a request and its answer.
      await pause(rest)
    }
    return took
  }
}
