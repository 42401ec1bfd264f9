import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createAccessKey, revokeAccessKey } from '../../../src/platform/access/access-key-store.ts'
import { hasScope, requireScope } from '../../../src/platform/access/caller.ts'
import { findCaller } from '../../../src/platform/access/find-caller.ts'
import { JOURNEY_SCOPES, ROLES, scopesOfRole } from '../../../src/platform/access/scope.ts'
import { onBothDatabases } from '../../harness/databases.ts'
import { setUpWorkspace } from '../platform-fixture.ts'

onBothDatabases('a caller', (db) => {
  const withKey = async (wanted: Partial<Parameters<typeof createAccessKey>[2]>) => {
    const workspaceId = await setUpWorkspace(db())
    const made = await createAccessKey(db(), workspaceId, { name: 'k', ...wanted })
    const caller = await findCaller({ db: db() }, made.key)
    assert.ok(caller)
    return { ...made, caller }
  }

  it('may do what its key allows, and nothing else', async () => {
    for (const scope of JOURNEY_SCOPES) {
      const { caller } = await withKey({ scopes: [scope, scope] })
      for (const other of JOURNEY_SCOPES) assert.equal(hasScope(caller, other), other === scope)
      requireScope(caller, scope)
      requireScope(caller, 'workspace:any', scope)
      assert.throws(() => requireScope(caller, 'workspace:any', 'form-session:start'), {
        code: 'forbidden',
        message: /"workspace:any" or "form-session:start"/,
      })
    }
  })

  it('has a scope for each of the permissions of FLG', async () => {
    const { caller } = await withKey({ permissions: ['journeys'] })
    assert.deepEqual([...caller.scopes], ['form-session:start'])
    const both = await withKey({ permissions: ['journeys', 'appointments'], scopes: [] })
    assert.equal(hasScope(both.caller, 'appointment-session:start'), true)
    assert.equal(hasScope(both.caller, ...JOURNEY_SCOPES), false)
    assert.equal(both.caller.scopes.size, 2)
  })

  it('may do nothing by a key without scopes, nor by a scope that nobody knows', async () => {
    const { caller, id, key } = await withKey({})
    assert.equal(caller.scopes.size, 0)
    const scopes = ['journey:everything', 'journey:read']
    await db().updateTable('access_key').set({ scopes }).where('id', '=', id).execute()
    const now = await findCaller({ db: db() }, key)
    assert.deepEqual([...(now?.scopes ?? [])], ['journey:read'])
  })

  it('is known by its key alone, in its workspace, until that is revoked', async () => {
    const { caller, workspaceId, id, key } = await withKey({ scopes: scopesOfRole('agent') })
    assert.equal(caller.workspaceId, workspaceId)
    assert.equal(caller.id, `key:${id}`)
    assert.ok(!JSON.stringify(caller).includes(key))
    for (const other of [null, '', key.slice(1), `${key}x`]) {
      assert.equal(await findCaller({ db: db() }, other), null)
    }
    await revokeAccessKey(db(), workspaceId, id, new Date())
    assert.equal(await findCaller({ db: db() }, key), null)
  })

  it('in any role may do all with journeys, and copy to no other workspace', () => {
    for (const role of ROLES) {
      const caller = { workspaceId: 'w', id: role, scopes: new Set(scopesOfRole(role)) }
      for (const scope of JOURNEY_SCOPES) assert.equal(hasScope(caller, scope), true)
      assert.equal(hasScope(caller, 'workspace:any'), false)
    }
  })
})
