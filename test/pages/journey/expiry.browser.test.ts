import { expect } from '@open-wc/testing'
import { find, leaveForm, newForm, openForm, passMinutes, until } from './page-scene.ts'

const NAME = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'

const BRIEF = {
  name: 'BRIEF',
  title: 'Plans',
  closesAfterMinutes: 40,
  pages: [
    {
      title: 'You',
      fields: [{ id: NAME, type: 'input' as const, label: 'Name', dataField: 'name' }],
    },
  ],
}

function type(text: string): void {
  const input = find(`#f-${NAME}`) as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** What the server has. */
async function stored(path: string): Promise<unknown> {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html')
  const data = JSON.parse(page.querySelector('#sf-data')?.textContent ?? '{}') as {
    values?: Record<string, unknown>
  }
  return data.values?.[NAME]
}

const saves = async (path: string, text: string) => {
  type(text)
  await until(() => !find('.sf-saved').hidden, 'it is saved')
  for (let tries = 0; tries < 200 && (await stored(path)) !== text; tries += 1) {
    await new Promise((done) => setTimeout(done, 50))
  }
  expect(await stored(path)).to.equal(text)
}

describe('a form that closes while somebody types @engines', () => {
  before(async function wakeUp() {
    this.timeout(120_000)
    await newForm(BRIEF)
  })
  afterEach(leaveForm)

  it('stays open as long as it is typed into, and then says so and gives back what was not saved', async () => {
    const path = await newForm(BRIEF)
    await openForm(path)
    await passMinutes(path, 35)
    await saves(path, 'Ada')
    // It would have closed by now.
    await passMinutes(path, 25)
    await saves(path, 'Ada Lovelace')
    await passMinutes(path, 25)
    await saves(path, 'Ada King')
    await passMinutes(path, 31)
    type('Ada, too late')
    const main = document.querySelector<HTMLElement>('body > main')
    await until(() => main?.dataset['sfState'] === 'expired', 'it says that the time has run out')
    expect(find('h1').textContent).to.contain('The time to fill in this form has run out')
    const typed = find('.sf-typed')
    expect(typed.textContent).to.contain('What you had filled in')
    expect(typed.querySelector('dd')?.textContent).to.equal('Ada, too late')
    await expect(main).to.be.accessible()
  })
})
