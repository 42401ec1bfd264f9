/** Every page of docs/ once, for the readers that it is for. `npm run check` says which are missing. */
export const NAVIGATION: readonly { readers: string; pages: readonly string[] }[] = [
  {
    readers: 'Website owners',
    pages: [
      'website-owners',
      'wordpress',
      'site-builders',
      'from-an-iframe',
      'from-typeform',
      'from-cal-com',
      'troubleshooting',
    ],
  },
  {
    readers: 'Front-end engineers',
    pages: ['elements', 'react-and-vue', 'frameworks', 'frame-protocol', 'visitors', 'hosts'],
  },
  {
    readers: 'Back-end engineers',
    pages: ['endpoint', 'tokens', 'running-the-endpoint', 'journeys', 'mails-and-webhooks'],
  },
  {
    readers: 'Operators',
    pages: [
      'platform',
      'deployment',
      'scaling',
      'workspace-file',
      'forms',
      'appointments',
      'bookings',
      'documentation-site',
    ],
  },
  {
    readers: 'Security and accessibility reviewers',
    pages: ['security', 'booking-by-keyboard'],
  },
  {
    readers: 'Reference',
    pages: ['reference', 'schemas', 'benchmarks', 'releases'],
  },
]
