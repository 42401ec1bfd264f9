const form = document.querySelector('#host-form')
const said = document.querySelector('#said')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const names = [...new FormData(form)].map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value.slice(0, 24) : value.name}`,
  )
  said.textContent = `Sent ${names.join(' · ')}`
})
