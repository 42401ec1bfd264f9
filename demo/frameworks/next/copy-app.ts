/** The app is the one of React 19, word for word; Next reads nothing outside its folder. */
import { cpSync } from 'node:fs'

for (const file of ['App.tsx', 'Displays.tsx']) {
  cpSync(`../react-19/src/${file}`, `app/made/${file}`)
}
// Where the app looks for them, two folders up.
for (const file of ['demo.ts', 'cycles.ts']) cpSync(`../${file}`, file)
