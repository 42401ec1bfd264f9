import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { transformWithOxc } from 'vite'
import { compile, type VNode } from 'vue'
import { parse } from 'vue/compiler-sfc'
import { writeSnippet } from '../../src/snippet/snippet-forms.ts'
import { isCustomElement } from '../../src/vue/is-custom-element.ts'
import { ODD_VALUES, withValue } from './odd-values.ts'

interface Made {
  type: unknown
  props: Record<string, unknown>
  children: (Made | string)[]
}

const FRAGMENT = 'fragment'

/** What a printed component of React makes. */
async function runReact(printed: string): Promise<Made> {
  const jsx = { runtime: 'classic', pragma: 'h', pragmaFrag: 'FRAGMENT' } as const
  const { code } = await transformWithOxc(printed, 'session.tsx', { jsx })
  const body = code.replace(/^import .*$/m, '').replace('export function', 'return function')
  const h = (type: unknown, props: Made['props'] | null, ...children: Made['children']): Made => ({
    type,
    props: props ?? {},
    children,
  })
  // oxlint-disable-next-line typescript/no-implied-eval -- it is what an app's build would run
  const make = new Function('h', 'FRAGMENT', 'JourneySession', body) as (
    ...all: unknown[]
  ) => () => Made
  return make(h, FRAGMENT, 'JourneySession')()
}

/** What a printed template of Vue makes: one element, or a few beside each other. */
function runVue(printed: string): VNode[] {
  const { template } = parse(printed).descriptor
  const render = compile(template?.content ?? '', { isCustomElement }) as unknown as (
    context: object,
    cache: unknown[],
  ) => VNode
  const root = render({}, [])
  return typeof root.type === 'symbol' ? (root.children as VNode[]) : [root]
}

async function expectMeant(value: string): Promise<void> {
  const { attributes } = withValue(value)
  const alone = await runReact(writeSnippet('react', withValue(value), ''))
  assert.equal(alone.type, 'JourneySession')
  assert.equal(alone.props['frameTitle'], value)
  assert.equal(alone.props['name'], value)
  assert.equal(alone.props['endpoint'], attributes.endpoint)
  assert.deepEqual(alone.children, [])

  const { type, children } = await runReact(writeSnippet('react', withValue(value, 'modal'), ''))
  assert.equal(type, FRAGMENT)
  assert.deepEqual((children[0] as Made).children, [value])

  const [element] = runVue(writeSnippet('vue', withValue(value), ''))
  assert.equal(element?.props?.['frame-title'], value)
  assert.equal(element.props['endpoint'], attributes.endpoint)
  const [button] = runVue(writeSnippet('vue', withValue(value, 'modal'), ''))
  const said = button?.children as string
  assert.equal(said.replaceAll(/\s+/g, ' ').trim(), value.replaceAll(/\s+/g, ' ').trim())
}

describe('a snippet for a framework', () => {
  for (const value of ODD_VALUES) {
    it(`means what was chosen: ${JSON.stringify(value)}`, () => expectMeant(value))
  }

  it('means what was chosen, whatever that is', async () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '')
    await fc.assert(fc.asyncProperty(text, expectMeant), { numRuns: 50 })
  })
})
