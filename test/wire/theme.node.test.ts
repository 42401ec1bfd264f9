import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { contrast, mix } from '../../src/wire/color.ts'
import { parseWorkspaceFile, WorkspaceFileError } from '../../src/wire/parse-workspace-file.ts'
import { contrastProblems, palette } from '../../src/wire/theme-palette.ts'

const problemsOf = (theme: unknown): readonly string[] => {
  try {
    parseWorkspaceFile({ theme })
    return []
  } catch (error) {
    assert.ok(error instanceof WorkspaceFileError)
    return error.problems
  }
}

describe('the contrast of two colours', () => {
  it('is that of WCAG', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
    assert.equal(contrast('#ff0000', '#ffffff').toFixed(2), '4.00')
    assert.equal(mix('#000000', '#ffffff', 0.5), '#808080')
  })
})

describe('a theme', () => {
  it('that cannot be read is refused, with a colour that can', () => {
    const [problem = '', ...others] = problemsOf({ colors: { accent: '#FFEE00' } })
    assert.deepEqual(others, [])
    assert.match(
      problem,
      /^theme\.colors\.accent: #ffee00 on #[0-9a-f]{6} has a contrast of 1\.\d+:1, and people need 4\.5:1, as (#[0-9a-f]{6}) has$/,
    )
    const better = /as (#\w+) has$/.exec(problem)?.[1]
    assert.deepEqual(problemsOf({ colors: { accent: better } }), [])
    assert.match(problemsOf({ dark: { text: '#333333' } })[0] ?? '', /^theme\.dark\.text: /)
    assert.match(problemsOf({ colors: { surface: '#8a8a8a' } }).join('\n'), /colors\.surface: /)
  })

  it('takes no other fonts, colours and addresses than it knows', () => {
    assert.match(problemsOf({ font: 'Comic Sans' }).join(), /theme\.font: must be one of/)
    assert.match(problemsOf({ colors: { accent: 'red;}' } }).join(), /theme\.colors\.accent: /)
    for (const src of ['http://a.test/l.png', 'data:text/html;base64,AAAA', 'javascript:1']) {
      assert.match(problemsOf({ logo: { src, alt: '' } }).join(), /theme\.logo\.src: must be/)
    }
    assert.deepEqual(problemsOf({ logo: { src: 'https://a.test/l.png', alt: 'A' } }), [])
  })

  it('of any accent is made readable on dark pages, and on its own buttons', () => {
    for (let hue = 0; hue < 4096; hue += 37) {
      const accent = `#${(hue & 0xf00).toString(16).slice(0, 1)}0${((hue >> 4) & 0xf).toString(16)}0${(hue & 0xf).toString(16)}0`
      const theme = { colors: { accent } }
      assert.deepEqual(
        contrastProblems(theme).filter(({ scheme }) => scheme === 'dark'),
        [],
        accent,
      )
      for (const scheme of ['light', 'dark'] as const) {
        const made = palette(theme, scheme)
        assert.ok(contrast(made['on-accent'], made.accent) >= 4.5, accent)
        assert.ok(contrast(made['on-accent'], made['accent-strong']) >= 4.5, accent)
        assert.ok(contrast(made['text-2'], made['surface-2']) >= 4.5)
        assert.ok(contrast(made.edge, made.surface) >= 3)
      }
    }
  })
})
