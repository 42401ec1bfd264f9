import type { FormDefinition } from '../../../../src/wire/form.ts'
import type { WorkspaceFileInput } from '../../../../src/wire/workspace-file.ts'

export const FIELDS = {
  name: '11111111-1111-4111-8111-111111111112',
  email: '22222222-2222-4222-8222-222222222223',
  copy: '33333333-3333-4333-8333-333333333334',
  size: '44444444-4444-4444-8444-444444444445',
  price: '55555555-5555-4555-8555-555555555556',
  total: '66666666-6666-4666-8666-666666666667',
  gift: '77777777-7777-4777-8777-777777777778',
  reference: '88888888-8888-4888-8888-888888888889',
  shop: '99999999-9999-4999-8999-99999999999a',
  source: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaab',
  photo: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbc',
  signed: 'cccccccc-cccc-4ccc-8ccc-cccccccccccd',
} as const

/** A form in English and German whose visitors may have a copy of their answers. */
export const copyForm = {
  name: 'ORDER',
  title: 'Order a hat',
  language: 'en',
  copy: { to: 'email', if: FIELDS.copy },
  pages: [
    {
      id: '12121212-1212-4121-8121-121212121212',
      title: 'About you',
      fields: [
        { id: FIELDS.name, type: 'textarea', label: 'Name & <b>', dataField: 'name' },
        { id: FIELDS.email, type: 'email', label: 'Email', dataField: 'email' },
        { id: FIELDS.copy, type: 'checkbox', label: 'Send me a copy' },
        {
          id: FIELDS.reference,
          type: 'input',
          label: 'Reference',
          dataField: 'ref',
          readOnly: true,
        },
        { id: FIELDS.shop, type: 'input', label: 'Shop', dataField: 'shop', readOnly: true },
        { id: FIELDS.source, type: 'hidden', label: 'Source', defaultValue: 'canary-source' },
      ],
    },
    {
      id: '23232323-2323-4232-8232-232323232323',
      title: 'The hat',
      fields: [
        {
          id: FIELDS.size,
          type: 'radio',
          label: 'Size',
          dataField: 'size',
          options: [
            { value: 's', label: 'Small' },
            { value: 'l', label: 'Large' },
          ],
        },
        { id: FIELDS.price, type: 'number', label: 'Price', dataField: 'price' },
        {
          id: FIELDS.total,
          type: 'currency',
          label: 'With tax',
          dataField: 'total',
          currency: 'EUR',
          computed: { product: [{ field: 'price' }, 1.2] },
        },
        {
          id: FIELDS.gift,
          type: 'input',
          label: 'Gift wrapping',
          dataField: 'gift',
          showWhen: { field: 'size', operator: 'equals', value: 's' },
        },
        { id: FIELDS.photo, type: 'file', label: 'Photo', dataField: 'photo' },
        { id: FIELDS.signed, type: 'signature', label: 'Signed by', dataField: 'signed' },
      ],
    },
  ],
  translations: {
    de: {
      title: 'Einen Hut bestellen',
      pages: {
        '12121212-1212-4121-8121-121212121212': 'Über Sie',
        '23232323-2323-4232-8232-232323232323': 'Der Hut',
      },
      fields: {
        [FIELDS.name]: { label: 'Ihr Name' },
        [FIELDS.email]: { label: 'E-Mail' },
        [FIELDS.copy]: { label: 'Eine Kopie an mich' },
        [FIELDS.reference]: { label: 'Zeichen' },
        [FIELDS.shop]: { label: 'Laden' },
        [FIELDS.size]: { label: 'Größe', options: { s: 'Klein', l: 'Groß' } },
        [FIELDS.price]: { label: 'Preis' },
        [FIELDS.total]: { label: 'Mit Steuer' },
        [FIELDS.gift]: { label: 'Geschenkpapier' },
        [FIELDS.photo]: { label: 'Bild' },
        [FIELDS.signed]: { label: 'Unterschrift' },
      },
    },
  },
} as const satisfies NonNullable<WorkspaceFileInput['forms']>[number] & FormDefinition

export const copyFile: WorkspaceFileInput = {
  leadGroups: [{ name: 'Ours' }],
  leads: [
    { number: '1', leadGroup: 'Ours', values: { ref: 'R-1', email: 'known@example.test' } },
    {
      number: '2',
      leadGroup: 'Ours',
      values: { name: 'canary-lead', email: 'other@example.test' },
    },
  ],
  forms: [copyForm],
}
