import { bootstrapApplication } from '@angular/platform-browser'
import { displayOf } from '../../demo.ts'
import { App } from './app.ts'
import { Displays } from './displays.ts'

const app = displayOf(location.search) ? Displays : App
bootstrapApplication(app).catch((error: unknown) => console.error(error))
