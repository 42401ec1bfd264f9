/** `vite preview` serves what was built, and takes the endpoint and the tokens from `sessionframe serve --demo`. */
const demo = process.env['DEMO_SITE'] ?? 'http://127.0.0.1:8080'

export const preview = {
  host: '127.0.0.1',
  proxy: { '/sessionframe/v1': demo, '/demo/token': demo },
}
