const say = (text) => {
  document.querySelector('#said').textContent = text
}

/** For a browser that lets the page write no clipboard: one key is left to press. */
const select = (element) => {
  const range = document.createRange()
  range.selectNodeContents(element)
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  element.focus()
}

const copy = async (element) => {
  try {
    await navigator.clipboard.writeText(element.textContent.trim())
    say('Copied.')
  } catch {
    select(element)
    say('It is marked: press Ctrl+C, or Cmd+C.')
  }
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', () => copy(document.getElementById(button.dataset.copy)))
}
