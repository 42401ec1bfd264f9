import assert from 'node:assert/strict'
import { readBreakground, readFlownally, readOcteth, seen } from './canvases.ts'
import { wordFor } from './reference-model.ts'
import type { ModelJourney } from './reference-model.ts'
import type { VendorClients } from './vendor-clients.ts'

/** What one journey is called in each API. */
export interface JourneyIds {
  flownally: string
  octeth: string
  breakground: string
}

/** Fails unless each API shows the journey as the model has it. */
export async function compareJourney(
  clients: VendorClients,
  ids: JourneyIds,
  journey: ModelJourney,
): Promise<void> {
  const { name, entryMode, description, notes, freezes, steps } = journey.draft
  const canvas = seen(journey.draft)

  assert.deepEqual(await inFlownally(clients, ids.flownally), {
    status: wordFor('Flownally', journey),
    ...(wordFor('Flownally', journey) && {
      name,
      entryMode,
      canvas,
      versions: journey.versions.map(seen),
      active: journey.state === 'active' && journey.active ? seen(journey.active) : null,
    }),
  })
  assert.deepEqual(await inOcteth(clients, ids.octeth), {
    status: wordFor('Octeth', journey),
    ...(wordFor('Octeth', journey) && {
      name,
      notes: notes ?? '',
      actions: canvas.steps.map((step, at) => ({ step, published: steps[at]?.published })),
      inside: journey.inside,
      entered: journey.entered,
    }),
  })
  assert.deepEqual(await inBreakground(clients, ids.breakground), {
    status: wordFor('BreakGround', journey),
    ...(wordFor('BreakGround', journey) && {
      name,
      description,
      freezes,
      canvas,
      nodes: steps.length + Number(journey.draft.trigger),
      inside: journey.inside,
      entered: journey.entered,
    }),
  })
}

async function inFlownally({ flownally }: VendorClients, id: string) {
  const { status, body } = await flownally('GET', `/${id}`)
  const { status: listed, body: versions } = await flownally('GET', `/${id}/versions?pageSize=100`)
  assert.equal(listed, status)
  if (status === 404) return { status: null }
  assert.equal(versions.totalSize, versions.journeyVersions.length)
  const { definition, activeVersion } = body
  return {
    status: body.status,
    name: body.name,
    entryMode: body.entryMode,
    canvas: readFlownally(definition),
    // The newest is the first.
    versions: versions.journeyVersions
      .map((version: { definition: unknown }) => readFlownally(version.definition))
      .toReversed(),
    active: activeVersion ? readFlownally(activeVersion.definition) : null,
  }
}

async function inOcteth({ octeth }: VendorClients, JourneyID: string) {
  const { status, body } = await octeth('journey.get', { JourneyID })
  if (status === 404) return { status: null }
  return {
    status: body.Status,
    name: body.JourneyName,
    notes: body.Notes,
    actions: readOcteth(body.Actions),
    inside: body.JourneyStats.ActiveSubscribers,
    entered: body.JourneyStats.TotalSubscribers,
  }
}

async function inBreakground({ breakground }: VendorClients, id: string) {
  const { status, body } = await breakground('GET', `/${id}`)
  const { status: listed, body: leads } = await breakground('GET', `/${id}/enrollments?limit=100`)
  assert.equal(listed, status)
  if (status === 404) return { status: null }
  const { data } = body
  const statuses = leads.data.map((lead: { status: string }) => lead.status)
  assert.equal(data._count.enrollments, statuses.length)
  return {
    status: data.status,
    name: data.name,
    description: data.description,
    freezes: data.settings.pauseMode === 'freeze',
    canvas: readBreakground(data),
    nodes: data._count.nodes,
    inside: statuses.filter((one: string) => one === 'in_progress').length,
    entered: statuses.length,
  }
}
