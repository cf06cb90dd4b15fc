import type { Audible } from '@shelfhand/clients/audible'
import { findMissing, type WorkRecord } from '@shelfhand/domain/discovery'
import { candidateOf } from './candidate-of.ts'

/**
 * What a shelf lacks of a series of Audible's catalogue. `owned` is whatever you have at hand: rows, file names, JSON.
 * What a catalogue that hides books lists is `unknown`, not `missing`.
 */
export async function findGaps(options: {
  readonly audible: Audible
  readonly seriesAsin: string
  readonly owned: readonly WorkRecord[]
  /** ISO date: what comes out later is not missing yet. */
  readonly asOf: string
}) {
  const { title, books, complete } = await options.audible.series.books(options.seriesAsin)
  const candidates = books
    .filter(({ placeholder }) => !placeholder)
    .map(({ product, sequence }) => candidateOf(product, { series: title, sequence }))

  return findMissing(options.owned, candidates, {
    target: { series: title },
    language: 'en',
    completeProviders: complete ? ['audible'] : [],
    asOf: options.asOf,
  })
}
