/** The app is the one of React 19, word for word; Next reads nothing outside its folder. */
import { cpSync } from 'node:fs'

for (const file of ['App.tsx', 'Displays.tsx', 'demo.ts', 'use-cycles.ts']) {
  cpSync(`../react-19/src/${file}`, `app/made/${file}`)
}
