/** The app is the one of Vue, word for word; Nuxt wants it in its folder. */
import { cpSync } from 'node:fs'

for (const file of ['App.vue', 'Displays.vue', 'slots.d.ts']) {
  cpSync(`../vue/src/${file}`, `app/made/${file}`)
}
// Where the app looks for them, two folders up.
for (const file of ['demo.ts', 'cycles.ts']) cpSync(`../${file}`, file)
