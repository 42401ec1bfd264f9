import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { cleanFileName } from '../../../src/platform/files/file-name.ts'
import { realType } from '../../../src/platform/files/real-type.ts'
import { acceptsFile } from '../../../src/wire/uploaded-file.ts'
import { PNG, ZIP } from './samples.ts'

const text = (words: string) => Buffer.from(words)

describe('the name of a file', () => {
  it('has no folders, and nothing that hides or turns', () => {
    const names: [string, string][] = [
      ['photo.png', 'photo.png'],
      ['../../x', 'x'],
      ['C:\\Users\\ada\\cv.pdf', 'cv.pdf'],
      ['invoice\u202egnp.exe', 'invoicegnp.exe'],
      ['a\0b\r\n.txt', 'ab.txt'],
      ['.htaccess', 'htaccess'],
      ['nul.txt', '_nul.txt'],
      ['a<b>"c".txt', 'a_b__c_.txt'],
      ['Lebenslauf Müller.pdf', 'Lebenslauf Müller.pdf'],
      ['履歴書.pdf', '履歴書.pdf'],
      ['...', 'file'],
      ['', 'file'],
    ]
    for (const [sent, kept] of names) assert.equal(cleanFileName(sent), kept, sent)
    const long = cleanFileName(`${'x'.repeat(300)}.pdf`)
    assert.equal(long.length, 120)
    assert.match(long, /x\.pdf$/)
  })

  it('is one that stays as it is, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
        const name = cleanFileName(sent)
        assert.doesNotMatch(name, /[/\\\p{Cc}\p{Cf}]/u)
        assert.ok(name !== '' && !name.startsWith('.') && name.length <= 300)
        assert.equal(cleanFileName(name), name)
      }),
    )
  })
})

describe('the type of a file', () => {
  it('is told by its content, and its name does not claim another', async () => {
    const cases: [Uint8Array, string, string, string][] = [
      [PNG, 'me.png', 'me.png', 'image/png'],
      [PNG, 'me', 'me.png', 'image/png'],
      [ZIP, 'me.png', 'me.png.zip', 'application/zip'],
      [
        ZIP,
        'letter.docx',
        'letter.docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ],
      [text('<html><script>1</script>'), 'me.png', 'me.png.txt', 'text/plain'],
      [text('<svg onload="alert(1)"/>'), 'me.svg', 'me.svg', 'image/svg+xml'],
      [text('<?xml version="1.0"?><svg/>'), 'me.svg', 'me.svg', 'image/svg+xml'],
      [text('a,b\n1,2'), 'list.csv', 'list.csv', 'text/csv'],
      [text('hello'), 'note.pdf', 'note.pdf.txt', 'text/plain'],
      [new Uint8Array([0, 1, 2, 3]), 'x.pdf', 'x.pdf.bin', 'application/octet-stream'],
      [new Uint8Array([0, 1, 2, 3]), 'plan.dwg2', 'plan.dwg2', 'application/octet-stream'],
    ]
    for (const [sample, sent, name, type] of cases) {
      // oxlint-disable-next-line no-await-in-loop
      assert.deepEqual(await realType(sample, sent), { name, type }, sent)
    }
  })

  it('is taken as HTML says, a picture that may hold a script only by its name', () => {
    const cases: [string | undefined, string, string, boolean][] = [
      [undefined, 'x', 'application/zip', true],
      ['image/*', 'me.png', 'image/png', true],
      ['image/*', 'me.svg', 'image/svg+xml', false],
      ['image/svg+xml', 'me.svg', 'image/svg+xml', true],
      ['.pdf, .docx', 'CV.PDF', 'application/pdf', true],
      ['.pdf', 'cv.pdf.txt', 'text/plain', false],
      ['.pdf', 'pdf', 'application/pdf', false],
      ['application/pdf', 'cv', 'application/pdf', true],
    ]
    for (const [accept, name, type, expected] of cases) {
      assert.equal(acceptsFile(accept, { name, type }), expected, `${accept} ${name}`)
    }
  })
})
