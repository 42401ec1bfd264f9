import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
/** The plugin as it is written. */
export const PLUGIN = resolve(ROOT, 'integrations/wordpress/sessionframe')
/** The plugin as it is installed, with the widget and the compiled translations, and as a zip file beside it. */
export const BUILT_PLUGIN = resolve(ROOT, 'dist/wordpress/sessionframe')
export const LANGUAGES = resolve(PLUGIN, 'languages')
export const TEMPLATE = resolve(LANGUAGES, 'sessionframe.pot')
