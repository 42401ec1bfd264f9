import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as fc from 'fast-check'
import { flgWebhooks } from '../../../src/upstreams/flg/flg-webhooks.ts'

const { read } = flgWebhooks('webhook-secret-of-32-letters-at-least')
const ADDRESS = 'https://www.example.com/sessionframe/v1/webhooks/flg'

/** As FLG's guide lists the fields. */
const FORM =
  'id=123456789&title=Mr.&firstname=Joe&lastname=Bloggs&fullname=Joe+Bloggs&address1=1+High+Street' +
  '&towncity=This+Town&postcode=BB12+1BC&email=joe.bloggs%40example.com&phone1=01282123456' +
  '&dob=1990-12-15&leadgroupname=Mortgages&leadgroupid=12345&leadtype=General&status=Quoted' +
  '&received=2019-10-08+08%3A50%3A09'

it("reads the lead of FLG's form, and what is over of the address", () => {
  const form = new URLSearchParams(FORM)
  const journey = read(new URL(`${ADDRESS}?journey=39594a1c`), form)
  assert.deepEqual(journey, { kind: 'journey', id: '39594a1c', lead: '123456789' })
  const appointment = read(new URL(`${ADDRESS}?appointmentType=4da80d92`), form)
  assert.deepEqual(appointment, { kind: 'appointment', id: '4da80d92', lead: '123456789' })
})

it('gives ids or a refusal for whatever comes, and never throws', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 })
  const query = fc.dictionary(fc.constantFrom('journey', 'appointmentType', 'x'), text)
  const form = fc.oneof(
    text,
    fc.dictionary(fc.constantFrom('id', '__proto__', 'ID', 'lead'), text).map((fields) => {
      return new URLSearchParams(Object.entries(fields)).toString()
    }),
  )
  fc.assert(
    fc.property(query, form, (fields, body) => {
      const address = new URL(ADDRESS)
      for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
      const session = read(address, new URLSearchParams(body))
      if ('refused' in session) return
      assert.match(session.id, /^[A-Za-z0-9_-]{1,64}$/)
      assert.match(session.lead, /^[A-Za-z0-9_-]{1,64}$/)
    }),
  )
})
