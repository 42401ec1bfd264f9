const element = document.querySelector('#apply')

// Your own route knows who is logged in, and signs a token for that lead only.
element.getToken = async () => {
  const query = new URLSearchParams({ journey: element.getAttribute('journey') })
  const answer = await fetch(`/demo/token?${query}`, { method: 'POST', cache: 'no-store' })
  if (!answer.ok) throw new Error(`no token: ${answer.status}`)
  return (await answer.json()).token
}
