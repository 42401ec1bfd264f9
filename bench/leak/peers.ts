/** The same done with other embeds, as far as they can. */
import { readFileSync } from 'node:fs'
import { calSnippet, FILES, typeformScript } from '../common/packages.ts'
import type { Site } from '../common/site.ts'
import type { Draft } from './subjects.ts'

/** @param session The address of the page in the frame. */
export async function peers(site: Site, session: URL): Promise<Draft[]> {
  site.file('/peers/cal.js', 'js', readFileSync(FILES.cal, 'utf8'))
  site.file('/peers/typeform.js', 'js', typeformScript('/peers/'))
  site.file('/peers/widget.css', 'css', readFileSync(FILES.typeformWidgetCss, 'utf8'))
  site.file('/peers/popup.css', 'css', readFileSync(FILES.typeformPopupCss, 'utf8'))
  return [...(await cal(session)), ...typeform(session)]
}

async function cal({ origin, pathname }: URL): Promise<Draft[]> {
  const link = JSON.stringify(pathname.slice(1))
  const head = `<script>${await calSnippet('/peers/cal.js')}
    Cal('init', { origin: ${JSON.stringify(origin)} })
    const ready = new EventTarget()
    Cal('on', { action: 'linkReady', callback: () => ready.dispatchEvent(new Event('ready')) })
  </script>`
  return [
    {
      name: 'Cal.com: inline, taken out',
      ours: false,
      kind: 'mount',
      head,
      cycle: `
    const place = document.createElement('div')
    stage.append(place)
    Cal('inline', { elementOrSelector: place, calLink: ${link} })
    await until(ready, 'ready')
    place.remove()`,
    },
    {
      // Each opening makes another modal and keeps the ones before.
      name: 'Cal.com: modal opened and closed',
      ours: false,
      kind: 'open',
      short: true,
      head,
      cycle: `
    Cal('modal', { calLink: ${link} })
    await until(ready, 'ready')
    await soon(20)
    document.querySelector('cal-modal-box:last-of-type').shadowRoot.querySelector('.close').click()
    await soon(20)`,
    },
  ]
}

function typeform({ href }: URL): Draft[] {
  const head = '<script src="/peers/typeform.js"></script>'
  return [
    {
      name: 'Typeform: `createWidget`, `unmount`',
      ours: false,
      kind: 'mount',
      head,
      cycle: `
    const container = document.createElement('div')
    stage.append(container)
    await new Promise((onReady) => {
      container.form = tf.createWidget('${href}', { container, onReady })
    })
    container.form.unmount()
    container.remove()`,
    },
    {
      name: 'Typeform: popup opened and closed',
      ours: false,
      kind: 'open',
      head,
      cycle: `
    window.popup ??= tf.createPopup('${href}', { onReady: () => {} })
    popup.open()
    await soon(60)
    popup.close()
    await soon(320)`,
    },
  ]
}
