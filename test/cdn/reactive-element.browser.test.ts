import { expect } from '@open-wc/testing'
import * as lit from 'lit'
import * as slim from '../../src/cdn/slim-reactive-element.ts'

/** What the elements rely on, of Lit and of what takes its place in the script tag. */
function reactiveElementContract(name: string, Base: typeof lit.ReactiveElement): void {
  describe(`ReactiveElement of ${name}`, () => {
    const tag = `contract-${name}`

    class Contract extends Base {
      static override properties: lit.PropertyDeclarations = {
        endpoint: {},
        tokenUrl: { attribute: 'token-url' },
        values: { attribute: false },
        minHeight: { attribute: 'min-height', converter: (text) => parseFloat(text ?? '') },
        required: { converter: (text) => text !== null },
      }
      declare endpoint?: string | null
      declare tokenUrl?: string | null
      declare values?: object
      declare minHeight?: number
      declare required?: boolean

      readonly root = this.attachShadow({ mode: 'open' })
      drawn: unknown[] = []

      override update(changed: lit.PropertyValues): void {
        super.update(changed)
        this.drawn.push(this.endpoint)
      }
    }

    const make = () => document.createElement(tag) as Contract
    let early: Contract

    before(() => {
      early = make()
      Object.assign(early, { endpoint: 'early', values: { a: 1 } })
      early.setAttribute('endpoint', 'written')
      document.body.append(early)
      customElements.define(tag, Contract)
    })
    after(() => early.remove())

    it('observes the attributes that are declared', () => {
      expect(Contract.observedAttributes).to.have.members([
        'endpoint',
        'token-url',
        'min-height',
        'required',
      ])
    })

    it('reads attributes as their types', () => {
      const element = make()
      element.setAttribute('endpoint', '/x')
      element.setAttribute('token-url', '/t')
      element.setAttribute('min-height', '320px')
      element.setAttribute('required', '')
      expect(element).to.include({ endpoint: '/x', tokenUrl: '/t', minHeight: 320, required: true })
      element.removeAttribute('endpoint')
      element.removeAttribute('required')
      expect(element).to.include({ endpoint: null, required: false })
    })

    it('writes no attributes', async () => {
      const element = make()
      Object.assign(element, { endpoint: '/x', required: true, values: {} })
      document.body.append(element)
      await element.updateComplete
      expect(element.getAttributeNames()).to.deep.equal([])
      element.remove()
    })

    it('draws nothing before it is in a page, and then once for all changes', async () => {
      const element = make()
      element.endpoint = 'a'
      await Promise.resolve()
      expect(element.drawn).to.deep.equal([])
      document.body.append(element)
      element.endpoint = 'b'
      element.required = true
      await element.updateComplete
      expect(element.drawn).to.deep.equal(['b'])
      element.endpoint = 'c'
      element.requestUpdate()
      await element.updateComplete
      expect(element.drawn).to.deep.equal(['b', 'c'])
      element.remove()
    })

    it('leaves the shadow root alone that the element has made, also when it is moved', async () => {
      const element = make()
      const child = document.createElement('p')
      element.root.append(child)
      document.body.append(element)
      await element.updateComplete
      document.body.prepend(element)
      await element.updateComplete
      expect(element.shadowRoot).to.equal(element.root)
      expect([...element.root.childNodes]).to.deep.equal([child])
      element.remove()
    })

    it('takes over properties that were set before it was defined', async () => {
      await early.updateComplete
      expect(early.endpoint).to.equal('early')
      expect(early.values).to.deep.equal({ a: 1 })
      expect(Object.hasOwn(early, 'values')).to.equal(false)
    })
  })
}

reactiveElementContract('lit', lit.ReactiveElement)
reactiveElementContract('slim', slim.ReactiveElement as unknown as typeof lit.ReactiveElement)
