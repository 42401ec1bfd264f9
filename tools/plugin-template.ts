/** Writes the plugin's `languages/sessionframe.pot`, from which translations are made. */
import { writeFileSync } from 'node:fs'
import { TEMPLATE } from './wordpress/plugin-folder.ts'
import { template } from './wordpress/template.ts'

writeFileSync(TEMPLATE, template())
