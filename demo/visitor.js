/* What the buttons of this page do, in the words of the visitor client. */
const QUESTION = '5e55f7a3-0000-4000-8000-000000000004'
const TOKEN = '/demo/token?journey=39594a1c-72db-4990-a63f-8d5139a5e4e1'

const visitor = (...call) => (window.sessionframeVisitor ||= []).push(call)
const who = document.querySelector('#who')

const CALLS = {
  track: () => visitor('track', 'rate calculated', { years: 25 }),
  start: () => visitor('start', QUESTION),
  async identify() {
    const { token } = await (await fetch(TOKEN)).json()
    visitor('identify', token)
    who.textContent = 'Your server has said who you are.'
  },
  reset() {
    visitor('reset')
    who.textContent = 'Nobody knows who you are.'
  },
}

for (const button of document.querySelectorAll('[data-call]')) {
  button.addEventListener('click', () => CALLS[button.dataset.call]())
}
