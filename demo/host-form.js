const form = document.querySelector('#host-form')
const said = document.querySelector('#said')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const names = [...new FormData(form)].map(
    ([name, value]) => `${name}: ${String(value).slice(0, 24)}`,
  )
  said.textContent = `Sent ${names.join(' · ')}`
})
