const chosen = (name) => document.querySelector(`[name=${name}]:checked`).value

/** What is chosen, as properties of CSS. */
const declarations = () => {
  const [accent = '', text = ''] = chosen('accent').split(' ')
  return {
    'color-scheme': chosen('scheme'),
    '--sessionframe-accent': accent,
    '--sessionframe-accent-text': text,
    '--sessionframe-radius': chosen('radius'),
  }
}

const show = () => {
  const all = Object.entries(declarations())
  for (const card of document.querySelectorAll('.themed')) {
    // An empty value takes the property away.
    for (const [name, value] of all) card.style.setProperty(name, value)
  }
  const lines = all.filter(([, value]) => value).map(([name, value]) => `  ${name}: ${value};\n`)
  document.querySelector('#css code').textContent =
    `journey-session,\nappointment-booking {\n${lines.join('')}}`
}

for (const choice of document.querySelectorAll('.chips input')) {
  choice.addEventListener('change', show)
}
show()
