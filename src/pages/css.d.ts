/** Vite turns these imports into stylesheets of the page. */
declare module '*.css'
