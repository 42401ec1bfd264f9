const journey = '39594a1c-72db-4990-a63f-8d5139a5e4e1'

/** Plays the owner's server, which would make the session and print its link for this visitor. */
const linkFromServer = async () => {
  const tokenAnswer = await fetch(`/demo/token?journey=${journey}`, { cache: 'no-store' })
  const { token } = await tokenAnswer.json()
  const answer = await fetch('/sessionframe/v1/journey-sessions', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Sessionframe': '1',
      'Idempotency-Key': crypto.randomUUID(),
      Authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ journey }),
  })
  return (await answer.json()).publicUrl
}

const element = document.querySelector('#apply')
const link = await linkFromServer()
element.sessionOrigins = new URL(link).origin
element.publicUrl = link
