/* A listener for each trigger, as whoever adds one after the other writes it; what is set off is told. */
{
  const post = (route, body) =>
    fetch(`/endpoint/visitor/${route}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${'v'.repeat(400)}` },
      body: JSON.stringify(body),
      keepalive: true,
    }).then((response) => response.json())
  const tell = (trigger) =>
    post('events', {
      events: [
        {
          event: 'page_trigger',
          properties: { trigger },
          messageId: crypto.randomUUID(),
          timestamp: new Date().toISOString(),
        },
      ],
    })
  const fits = {
    exact: (text, pattern) => text === pattern,
    contains: (text, pattern) => text.includes(pattern),
    startsWith: (text, pattern) => text.startsWith(pattern),
    endsWith: (text, pattern) => text.endsWith(pattern),
    regex: (text, pattern) => new RegExp(pattern).test(text),
  }
  const watchFor = {
    URL_MATCH({ matchType, pattern }, fire) {
      navigation.addEventListener('currententrychange', () => {
        const { href, origin } = location
        const matches = fits[matchType]
        if (matches(href, pattern) || matches(href.slice(origin.length), pattern)) fire()
      })
    },
    ELEMENT_CLICK({ selector, text = '' }, fire) {
      document.addEventListener('click', ({ target }) => {
        if (target.closest(selector)?.textContent.includes(text)) fire()
      })
    },
    CUSTOM_EVENT({ eventName }, fire) {
      document.addEventListener('tracked', ({ detail }) => {
        if (detail === eventName) fire()
      })
    },
    MANUAL({ journey }, fire) {
      document.addEventListener('started', ({ detail }) => {
        if (detail === journey) fire()
      })
    },
    EXIT_INTENT(_, fire) {
      document.addEventListener('mouseout', ({ relatedTarget, clientY }) => {
        if (!relatedTarget && clientY <= 0) fire()
      })
    },
    SCROLL_DEPTH({ percent }, fire) {
      let done = false
      window.addEventListener('scroll', () => {
        const { scrollHeight } = document.documentElement
        if (done || ((scrollY + innerHeight) / scrollHeight) * 100 < percent) return
        done = true
        fire()
      })
    },
    TIME_ON_PAGE({ seconds }, fire) {
      setTimeout(() => fire(), seconds * 1000)
    },
    ELEMENT_VISIBLE({ selector }, fire) {
      const seen = new IntersectionObserver(
        ([{ isIntersecting }]) => {
          if (isIntersecting) fire()
        },
        { threshold: 0.5 },
      )
      for (const element of document.querySelectorAll(selector)) seen.observe(element)
    },
  }
  const { triggers } = await post('identify', {})
  for (const trigger of triggers) watchFor[trigger.type](trigger, () => tell(trigger.id))
  window.naiveReady = true
}
