import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { Displays } from './Displays.tsx'
import { displayOf } from '../../demo.ts'

const display = displayOf(location.search)
const app = <StrictMode>{display ? <Displays display={display} /> : <App />}</StrictMode>
const root = document.querySelector('#root')
if (root?.hasChildNodes()) hydrateRoot(root, app)
else if (root) createRoot(root).render(app)
