import { isCustomElement } from 'sessionframe/vue'

export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  telemetry: false,
  devtools: { enabled: false },
  vue: { compilerOptions: { isCustomElement } },
  // NUXT_DEMO_SITE: of `sessionframe serve --demo`, which stands for the owner's endpoint.
  runtimeConfig: { demoSite: 'http://127.0.0.1:8080' },
  app: {
    head: {
      title: 'Sessionframe in Nuxt',
      htmlAttrs: { lang: 'en' },
      link: [{ rel: 'icon', href: 'data:,' }],
    },
  },
})
