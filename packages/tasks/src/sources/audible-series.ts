import { isClientError } from '@shelfhand/clients'
import type { Audible } from '@shelfhand/clients/audible'
import { audibleCandidate } from './audible-candidate.ts'
import { findAudibleSeries } from './find-audible-series.ts'
import type { SeriesAnswer, SeriesQuestion } from './source.ts'

/**
 * What Audible's catalogue lists for a series. A failure of the service is an incomplete answer with a reason,
 * not an error: only an abort rejects.
 */
export async function audibleSeries(
  audible: Audible,
  question: SeriesQuestion,
  options: { readonly signal: AbortSignal },
): Promise<SeriesAnswer> {
  const answer = { provider: 'audible', seriesId: question.seriesId, candidates: [], complete: false }
  try {
    const seriesId = question.seriesId ?? (await findAudibleSeries(audible, question, options))
    if (seriesId === null) return { ...answer, reason: 'Audible was found to have no series of this name.' }
    const series = await audible.series.books(seriesId, options)
    return {
      provider: 'audible',
      seriesId,
      candidates: series.books.map(({ product, sequence, placeholder }) =>
        audibleCandidate(product, { series: question.name, sequence, placeholder }),
      ),
      complete: series.complete,
      reason: series.complete ? null : 'Audible listed books that it would not show.',
    }
  } catch (error) {
    if (!isClientError(error)) throw error
    return { ...answer, reason: error.message }
  }
}
