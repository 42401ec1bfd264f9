/** `node demo/frameworks/run.ts <app> [port] [demo site]`: installs, builds and starts an app. */
import { appNames, buildApp, startApp } from '../../test/frameworks/app.ts'

const [wanted, port = '3000', demoSite = 'http://127.0.0.1:8080'] = process.argv.slice(2)
const name = appNames.find((one) => one === wanted)
if (!name) throw new Error(`name an app: ${appNames.join(', ')}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit())
await buildApp(name)
await startApp(name, Number(port), demoSite)
const path = { 'react-18': 'production/', 'react-19': 'production/', vue: 'production/' }
console.log(`http://127.0.0.1:${port}/${(path as Record<string, string>)[name] ?? ''}`)
