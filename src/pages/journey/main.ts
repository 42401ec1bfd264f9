import '../styles/tokens.css'
import '../styles/page.css'
import '../styles/controls.css'
import '../styles/choices.css'
import '../styles/form.css'
import '../styles/signature.css'
import '../styles/files.css'
import '../styles/print.css'
import { connectHost } from '../connect-host.ts'
import { Notice } from '../notice.ts'
import { pageMain, readPageData } from '../page-data.ts'
import { focusHeading } from '../page-state.ts'
import { FormLanguage } from './form-language.ts'
import { FORM } from './form-texts.ts'
import { ErrorSummary } from './error-summary.ts'
import { JourneyForm } from './journey-form.ts'

customElements.define('sf-error-summary', ErrorSummary)
customElements.define('sf-notice', Notice)

const main = pageMain()
const data = readPageData('journey')
let journey: JourneyForm | null = null
const language = new FormLanguage(data, () => journey?.relocalise())
// First of all: the host page gives up on a frame that says nothing.
const host = connectHost({
  allowedParents: data.allowedParents,
  focus: () => focusHeading(main),
  spoken: (lang) => void FORM.use(lang).then(() => journey?.relocalise()),
  // A form that does not say what it is in is left as it is.
  ...(data.languages.length > 0 && { follow: (lang) => void language.follow(lang) }),
})
const form = main.querySelector('form')
const summary = main.querySelector('sf-error-summary')
const notice = main.querySelector('sf-notice')
if (form && summary instanceof ErrorSummary && notice instanceof Notice) {
  await FORM.use(document.documentElement.lang)
  journey = new JourneyForm({ main, form, summary, notice, data, host })
  journey.begin()
}
