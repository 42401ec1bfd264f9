const place = document.querySelector('#later')

place.querySelector('button').addEventListener('click', () => {
  const mark = document.createElement('div')
  mark.dataset.sessionframe = 'journey'
  mark.dataset.journey = '39594a1c-72db-4990-a63f-8d5139a5e4e1'
  mark.dataset.tokenUrl = `/demo/token?journey=${mark.dataset.journey}`
  mark.dataset.frameTitle = 'Loan application'
  place.replaceChildren(mark)
})
