import assert from 'node:assert/strict'
import { it } from 'node:test'
import { countryOf } from '../../src/wire/country-of.ts'

it('finds the country of who reads some languages', () => {
  assert.equal(countryOf(['en-IE', 'de-DE']), 'IE')
  assert.equal(countryOf(['en', 'de-AT']), 'AT')
  assert.equal(countryOf(['pl', 'en']), 'PL')
  assert.equal(countryOf(['zh-Hant-TW']), 'TW')
  assert.equal(countryOf(['', '*', 'C', 'fr-CA']), 'CA')
  assert.equal(countryOf(['es-419']), undefined)
  assert.equal(countryOf([]), undefined)
})
