import type { Executor } from '../../database/executor.ts'
import { isId } from '../uuid.ts'
import { countConversions } from './conversion-store.ts'
import type { ConversionCount } from './conversion-store.ts'
import { noFigures } from './figures.ts'
import type { Figures, Span } from './figures.ts'
import { countMails } from './mail-figure-store.ts'
import type { MailCount } from './mail-figure-store.ts'
import { countAtNodes } from './node-figure-store.ts'
import { countRuns } from './run-figure-store.ts'
import type { RunCount } from './run-figure-store.ts'

/** The figures of a journey within a span. */
export interface JourneyFigures {
  total: Figures
  /** Those days on which there was anything, the first one first: they add up to the total. */
  days: (Figures & { day: string })[]
}

/** With the steps that anybody came to, in no order. */
export interface JourneyStatistics extends JourneyFigures {
  nodes: (Figures & { nodeId: string })[]
}

/**
 * Counted when it is asked for: runs, their ledger and the event log are the only
 * books there are.
 *
 * @param span Of whole days in UTC, so that the days are whole.
 * @returns By journey; every one that is asked for is there.
 */
export async function journeyFigures(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  span: Span = {},
): Promise<Map<string, JourneyFigures>> {
  const counted = await count(ex, workspaceId, journeyIds, span)
  const of = new Map(journeyIds.map((id) => [id, new Gathered()]))
  for (const one of counted.runs) of.get(one.journeyId)?.addRuns(one.day, one)
  for (const one of counted.mails) of.get(one.journeyId)?.addMails(one.day, one)
  for (const one of counted.conversions) {
    if (one.nodeId === null) of.get(one.journeyId)?.addConversions(one.day, one)
  }
  return new Map([...of].map(([id, gathered]) => [id, gathered.byDay()]))
}

/** The figures of a journey and of its steps; of one that is not there, nothing. */
export async function journeyStatistics(
  ex: Executor,
  workspaceId: string,
  journeyId: string,
  span: Span = {},
): Promise<JourneyStatistics> {
  const { runs, mails, conversions } = await count(ex, workspaceId, [journeyId], span)
  const atNodes = isId(journeyId) ? await countAtNodes(ex, workspaceId, journeyId, span) : []
  const days = new Gathered()
  const nodes = new Gathered()
  for (const one of runs) days.addRuns(one.day, one)
  for (const one of atNodes) nodes.addRuns(one.nodeId, one)
  for (const one of mails) {
    days.addMails(one.day, one)
    nodes.addMails(one.nodeId, one)
  }
  for (const one of conversions) {
    if (one.nodeId === null) days.addConversions(one.day, one)
    else nodes.addConversions(one.nodeId, one)
  }
  return { ...days.byDay(), nodes: nodes.byKey((nodeId) => ({ nodeId })) }
}

interface Counted {
  runs: RunCount[]
  mails: MailCount[]
  conversions: ConversionCount[]
}

async function count(
  ex: Executor,
  workspaceId: string,
  journeyIds: readonly string[],
  span: Span,
): Promise<Counted> {
  const ids = journeyIds.filter(isId)
  if (ids.length === 0) return { runs: [], mails: [], conversions: [] }
  return {
    runs: await countRuns(ex, workspaceId, ids, span),
    mails: await countMails(ex, workspaceId, ids, span),
    conversions: await countConversions(ex, workspaceId, ids, span),
  }
}

/** Figures by day or by node, and their sum. */
class Gathered {
  readonly #total = noFigures()
  readonly #by = new Map<string, Figures>()

  addRuns(key: string, { figure, found }: Pick<RunCount, 'figure' | 'found'>): void {
    this.#add(key, (to) => {
      to.entered += found
      to[figure] += found
    })
  }

  addMails(key: string, { figure, found }: Pick<MailCount, 'figure' | 'found'>): void {
    this.#add(key, ({ mails }) => {
      mails[figure] += found
    })
  }

  addConversions(
    key: string,
    { found, revenue }: Pick<ConversionCount, 'found' | 'revenue'>,
  ): void {
    this.#add(key, (to) => {
      to.conversions += found
      to.revenue = inDecimals(to.revenue + revenue)
    })
  }

  byDay(): JourneyFigures {
    return { total: this.#total, days: this.byKey((day) => ({ day })) }
  }

  byKey<Key extends object>(named: (key: string) => Key): (Figures & Key)[] {
    const sorted = [...this.#by].toSorted(([a], [b]) => (a < b ? -1 : 1))
    return sorted.map(([key, figures]) => ({ ...named(key), ...figures }))
  }

  #add(key: string, change: (figures: Figures) => void): void {
    const figures = this.#by.get(key) ?? noFigures()
    this.#by.set(key, figures)
    change(figures)
    change(this.#total)
  }
}

/** Amounts have six decimals at most; what binary fractions add to them is no money. */
function inDecimals(amount: number): number {
  return Number(amount.toFixed(6))
}
