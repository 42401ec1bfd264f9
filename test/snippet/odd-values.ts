import type { Choices } from '../../src/snippet/choices.ts'

/** What somebody may write as a title, a name or the words of a button. */
export const ODD_VALUES = [
  '"><script>alert(1)</script>',
  "' onload='alert(1)",
  'a & b &amp; c &#39; &notit;',
  '</div></script></button></journey-session> -->',
  '></JourneySession> /> />',
  '{{ 7 * 7 }} {7} ${7} {"a"}',
  'back \\ slash \\n and `ticks`',
  'two\nlines\r\nand three',
  '$& $1 $$ $`',
  'Grüße, 日本語, שלום, 👩🏽‍🚀',
  '  spaces  ',
]

/** Choices that have the value wherever an owner may write what they like. */
export const withValue = (value: string, display?: 'modal' | 'popover'): Choices => ({
  element: 'journey-session',
  scriptUrl: `/sessionframe.js?${value}`,
  id: 'apply',
  opener: value,
  attributes: {
    journey: 'form-1',
    endpoint: `/v1?${value}`,
    'frame-title': value,
    name: value,
    ...(display && { display }),
  },
})
