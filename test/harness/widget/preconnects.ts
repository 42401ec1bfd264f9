/** The origins that the page has the browser connect to beforehand. */
export const preconnects = () =>
  [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=preconnect]')].map(({ href }) =>
    href.replace(/\/$/, ''),
  )
