import type { WorkspaceFileInput } from '../../src/wire/workspace-file.ts'

export const TRANSLATED_FORM = 'e2c9e7c5-4a2f-4e68-8c3b-7f9a6d5b3e24'

type Form = NonNullable<WorkspaceFileInput['forms']>[number]

function words(
  [title, you, where, send]: [string, string, string, string],
  [name, help, size, small, large, terms, address]: [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ],
  [thanks, text]: [string, string],
): NonNullable<Form['translations']>[string] {
  return {
    title,
    pages: { 'About you': you, 'Where to': where },
    fields: {
      name: { label: name, help },
      size: { label: size, options: { s: small, l: large } },
      terms: { label: send, content: `<p><strong>${terms}</strong></p>` },
      address: { label: address },
    },
    thankYou: { title: thanks, text },
  }
}

/** In two languages of ours, one of them from right to left, and one that is none. */
export const translatedForm: Form = {
  id: TRANSLATED_FORM,
  name: 'TRANSLATED',
  language: 'en',
  title: 'Order a hat',
  review: true,
  pages: [
    {
      title: 'About you',
      fields: [
        { type: 'input', label: 'Your name', dataField: 'name', required: true, help: 'In full' },
        {
          type: 'radio',
          label: 'Size of the hat',
          dataField: 'size',
          options: [
            { value: 's', label: 'Small' },
            { value: 'l', label: 'Large' },
          ],
        },
        {
          type: 'consent',
          label: 'I agree to it',
          dataField: 'terms',
          content: '<p><strong>We may write to you.</strong></p>',
        },
      ],
    },
    { title: 'Where to', fields: [{ type: 'address', label: 'Address', dataField: 'address' }] },
  ],
  thankYou: { title: 'Your hat is on its way', text: 'It takes a week.' },
  translations: {
    de: words(
      ['Einen Hut bestellen', 'Über Sie', 'Wohin', 'Ich bin einverstanden'],
      [
        'Ihr Name',
        'Vollständig',
        'Größe des Huts',
        'Klein',
        'Groß',
        'Wir schreiben Ihnen.',
        'Anschrift',
      ],
      ['Ihr Hut ist unterwegs', 'Das dauert eine Woche.'],
    ),
    ar: words(
      ['اطلب قبعة', 'عنك', 'إلى أين', 'أوافق على ذلك'],
      ['اسمك', 'بالكامل', 'مقاس القبعة', 'صغير', 'كبير', 'قد نكتب إليك.', 'العنوان'],
      ['قبعتك في الطريق', 'يستغرق ذلك أسبوعًا.'],
    ),
    sv: words(
      ['Beställ en hatt', 'Om dig', 'Vart', 'Jag samtycker'],
      [
        'Ditt namn',
        'Fullständigt',
        'Hattens storlek',
        'Liten',
        'Stor',
        'Vi kan skriva till dig.',
        'Adress',
      ],
      ['Din hatt är på väg', 'Det tar en vecka.'],
    ),
  },
}
