/** Loaded on demand: sends the files of a question as they are chosen. */
import { html, nothing, render } from 'lit'
import type { TemplateResult } from 'lit'
import { randomId } from '../../../protocol/random-id.ts'
import { fieldMessages } from '../../../texts/form/field-messages.ts'
import { sizeInWords } from '../../../texts/form/file-words.ts'
import { fill } from '../../../texts/text.ts'
import type { FormField } from '../../../wire/form.ts'
import { acceptsFile, DEFAULT_FILE_SIZE, toFiles } from '../../../wire/uploaded-file.ts'
import type { UploadedFile } from '../../../wire/uploaded-file.ts'
import { ask } from '../../ask.ts'
import { pageLocale } from '../../page-locale.ts'
import { WRITTEN } from '../form-controls.ts'
import { FORM } from '../form-texts.ts'
import { sendFile } from './send-file.ts'

/** A file that is not with the server yet, or will not be. */
interface Sending {
  file: File
  key: string
  /** Of it, from 0 to 1. */
  part: number
  stop: AbortController
  /** What is wrong with it; null while it is on its way. */
  problem: string | null
  /** Whether to try again can help. */
  retries: boolean
}

export class FileList {
  readonly #field: FormField
  readonly #input: HTMLInputElement
  /** Never seen: what the server has. */
  readonly #known: HTMLInputElement
  readonly #place: HTMLElement
  #sending: Sending[] = []
  /** Being taken away. */
  readonly #leaving = new Set<string>()
  #news = ''
  #underWay = false

  constructor(form: HTMLFormElement, field: FormField) {
    const input = form.querySelector<HTMLInputElement>(`#f-${CSS.escape(field.id)}`)
    const known = form.querySelector<HTMLInputElement>(`[name="${CSS.escape(field.id)}.files"]`)
    const frame = input?.closest<HTMLElement>('.sf-field')
    const place = frame?.querySelector<HTMLElement>('.sf-files')
    if (!input || !known || !frame || !place) throw new Error('The question has lost its parts.')
    this.#field = field
    this.#input = input
    this.#known = known
    this.#place = place
    place.replaceChildren()
    input.addEventListener('change', () => this.#takeChosen())
    this.#takeDrops(frame)
    known.addEventListener(WRITTEN, () => this.show())
    window.addEventListener('online', () => this.#retryAll())
    this.show()
    // Chosen before this was loaded.
    this.#takeChosen()
  }

  /** In the page's language. */
  show(): void {
    const { fileDrop } = FORM.now
    const kept = this.#kept()
    const rows = [
      ...kept.map((file) => this.#keptRow(file)),
      ...this.#sending.map((one) => this.#sendingRow(one)),
    ]
    render(
      html`<p class="sf-help">${fileDrop}</p>
        ${
          rows.length > 0
            ? html`<ul>
                ${rows}
              </ul>`
            : nothing
        }
        <p role="status" class="sf-unseen">${this.#news}</p>`,
      this.#place,
    )
  }

  #keptRow(file: UploadedFile): TemplateResult {
    return html`<li>
      <span class="sf-file-name">
        <bdi>${file.name}</bdi> (${sizeInWords(file.size, pageLocale())})
      </span>
      ${button(FORM.now.fileRemove, file.name, () => void this.#remove(file), this.#leaving.has(file.id))}
    </li>`
  }

  #sendingRow(one: Sending): TemplateResult {
    const { file, part, problem, retries } = one
    const { fileSending, fileCancel, fileRemove, retry } = FORM.now
    const name = fill(fileSending, { name: file.name })
    return html`<li>
      <span class="sf-file-name">
        ${
          problem === null
            ? html`<span>${name}</span><progress aria-label=${name} .value=${part}></progress>`
            : html`<bdi>${file.name}</bdi><span class="sf-file-problem">${problem}</span>`
        }
      </span>
      ${retries ? button(retry, file.name, () => this.#tryAgain(one)) : nothing}
      ${button(problem === null ? fileCancel : fileRemove, file.name, () => this.#drop(one))}
    </li>`
  }

  #takeChosen(): void {
    const files = [...(this.#input.files ?? [])]
    if (files.length === 0) return
    this.#input.value = ''
    this.#add(files)
  }

  #takeDrops(frame: HTMLElement): void {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      frame.toggleAttribute('data-over', true)
    }
    const out = () => frame.removeAttribute('data-over')
    frame.addEventListener('dragenter', over)
    frame.addEventListener('dragover', over)
    frame.addEventListener('dragleave', out)
    frame.addEventListener('drop', (event) => {
      out()
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      this.#add([...event.dataTransfer.files])
    })
  }

  #add(files: readonly File[]): void {
    const fresh = files.map((file): Sending => {
      const stop = new AbortController()
      return { file, key: randomId(), part: 0, stop, problem: null, retries: false }
    })
    for (const one of fresh) {
      one.problem = this.#problemOf(one.file)
      this.#sending.push(one)
    }
    const wrong = fresh.find(({ problem }) => problem !== null)
    if (wrong) this.#tell(`${wrong.file.name}: ${wrong.problem ?? ''}`)
    this.#changed()
    void this.#sendAll()
  }

  /** What the server would say of it, before it is on its way. */
  #problemOf({ name, type, size }: File): string | null {
    const { accept, maxSize = DEFAULT_FILE_SIZE, maxFiles = 1 } = this.#field
    const messages = fieldMessages(FORM.now, pageLocale())
    const own = this.#sending.filter(({ problem, retries }) => problem === null || retries)
    if (this.#kept().length + own.length >= maxFiles) return messages['too-many'](this.#field)
    // Some systems know no type for a file.
    if (type !== '' && !acceptsFile(accept, { name, type })) {
      return messages['file-type'](this.#field)
    }
    return size > maxSize ? messages['file-size'](this.#field) : null
  }

  /** One after the other, so that the first is there soon. */
  async #sendAll(): Promise<void> {
    if (this.#underWay) return
    this.#underWay = true
    for (;;) {
      const next = this.#sending.find(({ problem }) => problem === null)
      if (next === undefined) break
      // oxlint-disable-next-line no-await-in-loop
      await this.#send(next)
    }
    this.#underWay = false
  }

  async #send(one: Sending): Promise<void> {
    const { file, key, stop } = one
    const outcome = await sendFile(
      { field: this.#field.id, key, file },
      (part) => {
        one.part = part
        this.show()
      },
      stop.signal,
    )
    const wanted = this.#sending.includes(one)
    if (outcome.kind === 'sent' && wanted) {
      this.#sending = this.#sending.filter((other) => other !== one)
      const others = this.#kept().filter(({ id }) => id !== outcome.file.id)
      this.#keep([...others, outcome.file])
      this.#tell(fill(FORM.now.fileDone, { name: outcome.file.name }))
      return
    }
    // It was cancelled too late.
    if (outcome.kind === 'sent') return void this.#remove(outcome.file)
    if (!wanted) return
    one.retries = outcome.kind === 'unreachable'
    one.problem = this.#words(one, outcome.kind === 'refused' ? outcome.why : null)
    this.#tell(one.retries ? one.problem : `${file.name}: ${one.problem}`)
    this.#changed()
  }

  #words({ file }: Sending, why: 'file-type' | 'file-size' | 'full' | 'over' | null): string {
    const messages = fieldMessages(FORM.now, pageLocale())
    switch (why) {
      case 'file-type':
      case 'file-size':
        return messages[why](this.#field)
      case 'full':
        return FORM.now.filesFull
      case 'over':
        return FORM.now.closed
      case null:
        return fill(FORM.now.fileBroken, { name: file.name })
      default:
        return why satisfies never
    }
  }

  /** The button that was pressed goes. */
  #tryAgain(one: Sending): void {
    this.#retry(one)
    this.#input.focus()
  }

  #retry(one: Sending): void {
    Object.assign(one, { problem: null, retries: false, part: 0 })
    this.#changed()
    void this.#sendAll()
  }

  #retryAll(): void {
    for (const one of this.#sending) if (one.retries) this.#retry(one)
  }

  #drop(one: Sending): void {
    this.#sending = this.#sending.filter((other) => other !== one)
    one.stop.abort()
    this.#tell(fill(FORM.now.fileGone, { name: one.file.name }))
    this.#changed()
    this.#input.focus()
  }

  async #remove(file: UploadedFile): Promise<void> {
    this.#leaving.add(file.id)
    this.show()
    const { status } = await ask({ method: 'DELETE', path: `/files/${file.id}` })
    this.#leaving.delete(file.id)
    if (status === 200 || status === 404) {
      this.#tell(fill(FORM.now.fileGone, { name: file.name }))
      this.#keep(this.#kept().filter(({ id }) => id !== file.id))
      this.#input.focus()
    } else {
      this.#tell(FORM.now.waiting)
      this.show()
    }
  }

  #kept(): UploadedFile[] {
    return toFiles(JSON.parse(this.#known.value || '[]'))
  }

  #keep(files: readonly UploadedFile[]): void {
    this.#known.value = JSON.stringify(files)
    this.#changed()
  }

  #tell(news: string): void {
    this.#news = news
    this.show()
  }

  #changed(): void {
    const busy = this.#sending.some(({ problem, retries }) => problem === null || retries)
    if (busy) this.#known.dataset['busy'] = ''
    else delete this.#known.dataset['busy']
    this.show()
    this.#known.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

/** With the file's name for those who hear it alone. */
function button(label: string, name: string, act: () => void, disabled = false): TemplateResult {
  return html`<button type="button" class="sf-button" ?disabled=${disabled} @click=${act}>
    ${label}<span class="sf-unseen"> ${name}</span>
  </button>`
}
