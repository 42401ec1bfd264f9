import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { onBothDatabases } from '../../../harness/databases.ts'
import { openOctethFixture } from './octeth-fixture.ts'
import type { OctethFixture } from './octeth-fixture.ts'
import { makeJourney, setActions } from './octeth-journeys.ts'

interface Copied {
  JourneyID: number
  EmailsCopied: { SourceEmailID: number; NewEmailID: number }[]
  ResourcesReset: string[]
}

onBothDatabases('journey.copytouser', (db) => {
  let fixture: OctethFixture
  before(async () => {
    fixture = await openOctethFixture(db())
  })
  after(() => fixture.close())

  it('has the numbers of e-mails anew and every other at 0, also several in one place and within decisions', async () => {
    const { emailId: EmailID, userId, otherUserId, keys } = fixture
    const JourneyID = await makeJourney(fixture)
    await setActions(fixture, JourneyID, [
      { Action: 'SendEmail', EmailID },
      {
        Action: 'Decision',
        Criteria: [],
        Actions: {
          True: [{ Action: 'ExitJourney', TargetJourneyID: [JourneyID, String(JourneyID), 0] }],
          False: [{ Action: 'SendEmail', EmailID, Notes: 'ID 7' }],
        },
      },
    ])
    const body = { JourneyID, SourceUserID: userId, TargetUserID: otherUserId }
    const { json, text } = await fixture.call('journey.copytouser', {
      ...body,
      AdminAPIKey: keys.admin,
    })
    const copied = json as Copied
    const [email, ...others] = copied.EmailsCopied
    assert.ok(email, text)
    assert.deepEqual([email.SourceEmailID, others], [EmailID, []], 'one e-mail is copied once')
    assert.deepEqual(copied.ResourcesReset, ['TargetJourneyID'])
    const there = await fixture.call('journey.get', {
      JourneyID: copied.JourneyID,
      APIKey: keys.other,
    })
    const found = [
      ...there.text.matchAll(/"(?<name>EmailID|TargetJourneyID)":(?<value>\[[^\]]*\]|"?\d+"?)/g),
    ]
    assert.deepEqual(
      found.map(({ groups }) => [groups?.['name'], JSON.parse(groups?.['value'] ?? '')]),
      [
        ['EmailID', email.NewEmailID],
        ['TargetJourneyID', [0, 0, 0]],
        ['EmailID', email.NewEmailID],
      ],
    )
  })
})
