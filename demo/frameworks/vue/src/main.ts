import { createApp } from 'vue'
import App from './App.vue'
import Displays from './Displays.vue'
import { displayOf } from '../../demo.ts'

const display = displayOf(location.search)
const app = display ? createApp(Displays, { display }) : createApp(App)
app.mount('#root')
