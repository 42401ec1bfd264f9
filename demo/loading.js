const JOURNEY = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

const HOW = {
  intent: 'Point at the card, or go into it by the Tab key.',
  consent: 'Press the button in the card. Until then nobody is contacted.',
  lazy: 'Scroll down until the card’s end comes near.',
  eager: 'Nothing to do: it has been asked for already.',
}

const place = document.querySelector('#place')

/** A new element, as a page would have it from the beginning. */
const putAnew = (loading) => {
  const element = document.createElement('journey-session')
  // The log calls it so.
  element.id = loading
  element.setAttribute('loading', loading)
  element.setAttribute('journey', JOURNEY)
  element.setAttribute('token-url', `/demo/token?journey=${JOURNEY}`)
  element.setAttribute('frame-title', 'Loan application')
  document.querySelector('#distance').hidden = loading !== 'lazy'
  document.querySelector('#said').textContent = HOW[loading]
  place.replaceChildren(element)
}

for (const choice of document.querySelectorAll('[name=loading]')) {
  choice.addEventListener('change', () => putAnew(choice.value))
  // A browser brings back what was chosen before a reload.
  if (choice.checked && choice.value !== 'intent') putAnew(choice.value)
}
