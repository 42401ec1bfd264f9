/** What takes long too: `npm run check:all` sets it. `npm test` has to end within CI's time. */
export const ALL_CASES = process.env['WORDPRESS_CASES'] === 'all'
