import { expect } from '@open-wc/testing'
import { find, leaveForm, newForm, openForm, until } from './page-scene.ts'

const CV = 'd076ef67-70dc-439d-8cc5-4bdb8c6b0562'
const NEXT = '858cc41a-ed93-472b-9eb7-e3b0d3ebdc8d'

const FORM_FILE = {
  name: 'FILES',
  title: 'Apply',
  pages: [
    {
      title: 'Papers',
      fields: [
        {
          id: CV,
          type: 'file' as const,
          label: 'Papers',
          required: true,
          maxFiles: 2,
          maxSize: 1000,
          accept: '.txt',
        },
      ],
    },
    { title: 'More', fields: [{ id: NEXT, type: 'input' as const, label: 'More' }] },
  ],
}

const text = (name: string, length = 5) => new File(['x'.repeat(length)], name)

/** Chosen by a person, as far as the page can tell. */
function choose(...files: File[]): void {
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  const input = find('input[type=file]') as HTMLInputElement
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const rows = () => [...document.querySelectorAll<HTMLElement>('body > main .sf-files li')]
const names = () => rows().map((row) => row.querySelector('bdi')?.textContent ?? '')
const summary = () => find('sf-error-summary').textContent.replaceAll(/\s+/g, ' ').trim()
const press = (label: string) => {
  const buttons = [...document.querySelectorAll<HTMLElement>('body > main .sf-files button')]
  const button = buttons.find(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').includes(label),
  )
  if (button === undefined) throw new Error(`There is no ${label}`)
  button.click()
}
const said = (words: string) =>
  until(() => find('.sf-files [role=status]').textContent === words, `it says ${words}`)

async function opened(path: string, before?: (main: HTMLElement) => void) {
  const data = await openForm(path, before)
  await until(() => document.querySelector('.sf-files [role=status]') !== null, 'the list is there')
  return data
}

const newPage = () => newForm(FORM_FILE)

describe('the files of a question @engines', () => {
  before(async function wakeUp() {
    this.timeout(120_000)
    // The platform comes with the first who asks.
    await newPage()
  })
  afterEach(leaveForm)

  it('are sent as they are chosen, and are there when the page is opened again', async () => {
    const path = await newPage()
    await opened(path)
    choose(text('one.txt'), text('two.txt'))
    await said('two.txt was added.')
    expect(names()).to.deep.equal(['one.txt', 'two.txt'])
    await expect(find('')).to.be.accessible()
    choose(text('three.txt'))
    await said('three.txt: “Papers” takes no more files than this: 2.')
    press('Remove three.txt')
    press('Remove one.txt')
    await said('one.txt was removed.')
    expect(names()).to.deep.equal(['two.txt'])
    expect(document.activeElement).to.equal(find('input[type=file]'))
    document.querySelector('body > main')?.remove()
    const { values } = await opened(path)
    expect(names()).to.deep.equal(['two.txt'])
    expect((values[CV] as { name: string }[])[0]?.name).to.equal('two.txt')
  })

  it('are refused before they are sent, in words', async () => {
    await opened(await newPage())
    choose(text('long.txt', 1001))
    await said('long.txt: “Papers” takes files of up to 1,000 byte each.')
    expect(rows().length).to.equal(1)
    await expect(find('')).to.be.accessible()
    choose(new File(['x'], 'me.png', { type: 'image/png' }))
    await said('me.png: “Papers” takes only files of these types: TXT.')
  })

  it('are refused by the server where only it can tell', async () => {
    await opened(await newPage())
    // Of no type that the browser knows, and a PDF by its content.
    choose(new File(['%PDF-1.4\n'], 'cv.txt'))
    await said('cv.txt: “Papers” takes only files of these types: TXT.')
    expect(find(`[name="${CV}.files"]`)).to.have.property('value', '[]')
  })

  it('are tried again where the server was in trouble, and nobody goes on meanwhile', async () => {
    await opened(await newPage())
    choose(text('fails-once.txt'))
    await said('fails-once.txt could not be sent. Check the connection and try again.')
    find('[data-sf-action=next]').click()
    await until(() => summary().includes('Wait until every file'), 'it says to wait')
    expect(document.activeElement).to.equal(find('sf-error-summary'))
    press('Try again fails-once.txt')
    expect(document.activeElement).to.equal(find('input[type=file]'))
    await said('fails-once.txt was added.')
    // There is nothing to be waited for any more.
    expect(summary()).to.equal('')
    expect(document.title).not.to.include('Problem')
    find('[data-sf-action=next]').click()
    await until(() => !find('[data-page="2"]').hidden, 'the next page is shown')
  })

  it('are taken when they come back with the connection', async () => {
    await opened(await newPage())
    choose(text('fails-once-more.txt'))
    await said('fails-once-more.txt could not be sent. Check the connection and try again.')
    find('[data-sf-action=next]').click()
    await until(() => summary().includes('Wait until every file'), 'it says to wait')
    window.dispatchEvent(new Event('online'))
    await said('fails-once-more.txt was added.')
    // Whoever read what was wrong goes on from the heading.
    expect(summary()).to.equal('')
    expect(document.activeElement).to.equal(find('h1'))
  })

  it('are sent that were chosen before the list was there', async () => {
    await opened(await newPage(), (main) => {
      const chosen = new DataTransfer()
      chosen.items.add(text('early.txt'))
      const input = main.querySelector<HTMLInputElement>('input[type=file]')
      if (input) input.files = chosen.files
    })
    await said('early.txt was added.')
    expect(find('input[type=file]')).to.have.property('value', '')
  })

  it('can be dropped, and show that they can', async () => {
    await opened(await newPage())
    const dropped = new DataTransfer()
    dropped.items.add(text('dropped.txt'))
    const frame = find('.sf-files').closest<HTMLElement>('.sf-field')
    const drag = (type: string) => {
      const event = new DragEvent(type, {
        bubbles: true,
        cancelable: true,
        dataTransfer: dropped,
      })
      frame?.dispatchEvent(event)
      return event
    }
    expect(drag('dragover').defaultPrevented).to.equal(true)
    expect(frame?.hasAttribute('data-over')).to.equal(true)
    drag('dragleave')
    expect(frame?.hasAttribute('data-over')).to.equal(false)
    expect(drag('drop').defaultPrevented).to.equal(true)
    await said('dropped.txt was added.')
  })
})
