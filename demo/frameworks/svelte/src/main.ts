import { mount } from 'svelte'
import { displayOf } from '../../demo.ts'
import App from './App.svelte'
import Displays from './Displays.svelte'

const display = displayOf(location.search)
const target = document.querySelector('#root')
if (target) {
  if (display) mount(Displays, { target, props: { display } })
  else mount(App, { target })
}
