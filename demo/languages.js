const RIGHT_TO_LEFT = ['ar', 'he']

const speak = (language) => {
  for (const place of document.querySelectorAll('.speaks')) {
    place.lang = language
    place.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr'
  }
}

for (const choice of document.querySelectorAll('[name=lang]')) {
  choice.addEventListener('change', () => speak(choice.value))
  // A browser brings back what was chosen before a reload.
  if (choice.checked) speak(choice.value)
}
