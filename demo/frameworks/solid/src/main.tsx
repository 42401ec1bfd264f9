import { render } from 'solid-js/web'
import { displayOf } from '../../demo.ts'
import { App } from './App.tsx'
import { Displays } from './Displays.tsx'

const display = displayOf(location.search)
const root = document.querySelector('#root')
if (root) render(() => (display ? <Displays display={display} /> : <App />), root)
