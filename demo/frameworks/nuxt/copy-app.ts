/** The app is the one of Vue, word for word; Nuxt wants it in its folder. */
import { cpSync } from 'node:fs'

for (const file of ['App.vue', 'Displays.vue', 'demo.ts', 'cycles.ts', 'slots.d.ts']) {
  cpSync(`../vue/src/${file}`, `app/made/${file}`)
}
