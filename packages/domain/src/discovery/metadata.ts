import { evidence } from './evidence.ts'
import { listOf } from './given-values.ts'
import { isBetter, isSound, saysTheSame, valueOf } from './metadata-better.ts'
import { fitsEdition, hasOtherAsin } from './metadata-edition.ts'
import {
  metadataFields,
  type BookMetadata,
  type MetadataCandidate,
  type MetadataChange,
  type MetadataField,
  type MetadataPlan,
  type MetadataPolicy,
} from './metadata-types.ts'
import { prepareWork, type PreparedWork } from './prepare.ts'
import { comparePrepared } from './same-work.ts'
import type { Evidence, Verdict } from './types.ts'

/** A score of `sameWork` from here on leaves no reasonable doubt. */
const defaultMinScore = 0.9

interface Judged<C extends MetadataCandidate> {
  candidate: C
  work: PreparedWork<C>
  verdict: Verdict
}

/**
 * Plans what to change in a book's metadata. A candidate counts only if it is the same work with a score of at least
 * `minScore`; one with another ASIN never writes; narrator, running time, ASIN and abridgement are taken only from the
 * same edition, an ISBN from none that is known to be another. Where candidates that count contradict each other, or none counts, a person has to look.
 *
 * Pure: nothing is written. Each change carries the value before, the source and the evidence.
 */
export function planMetadata<C extends MetadataCandidate>(
  book: BookMetadata,
  candidates: readonly C[],
  policy: MetadataPolicy = {},
): MetadataPlan<C> {
  const minScore = policy.minScore ?? defaultMinScore
  const own = prepareWork(book)
  const judged = candidates.map((candidate): Judged<C> => {
    const work = prepareWork(candidate)
    return { candidate, work, verdict: comparePrepared(own, work) }
  })
  const same = judged
    .filter(({ verdict }) => verdict.same)
    .toSorted((a, b) => trustOf(a, policy) - trustOf(b, policy) || b.verdict.score - a.verdict.score)
  const writers = same.filter(({ candidate, verdict }) => verdict.score >= minScore && !hasOtherAsin(book, candidate))
  if (writers.length === 0) return review(same, whyNobody(book, same, minScore))
  if (contradict(writers)) return review(writers, [evidence('metadata.ambiguous', { fields: ['title', 'series'] })])
  return changeSet(book, writers, policy)
}

/** Providers in the order of the policy, all others after them. */
function trustOf({ candidate }: Judged<MetadataCandidate>, { trust }: MetadataPolicy): number {
  const trusted = listOf(trust)
  const place = trusted.indexOf(candidate.provider)
  return place < 0 ? trusted.length : place
}

function whyNobody(book: BookMetadata, same: readonly Judged<MetadataCandidate>[], minScore: number): Evidence[] {
  const [best] = same
  if (best === undefined) return [evidence('metadata.no_candidate')]
  const conflicts = same.filter(({ candidate }) => hasOtherAsin(book, candidate))
  if (conflicts.length > 0) {
    return conflicts.map(({ candidate }) =>
      evidence('metadata.asin_conflict', {
        fields: ['asin'],
        details: { a: book.asin ?? '', b: candidate.asin ?? '', provider: candidate.provider },
      }),
    )
  }
  const score = same.reduce((highest, { verdict }) => Math.max(highest, verdict.score), 0)
  return [
    evidence('metadata.below_threshold', { details: { score: String(score), threshold: String(minScore) } }),
    ...best.verdict.evidence,
  ]
}

function review<C extends MetadataCandidate>(considered: readonly Judged<C>[], why: Evidence[]): MetadataPlan<C> {
  return { decision: 'review', changes: [], evidence: why, kept: [], candidate: considered[0]?.candidate ?? null }
}

/** Candidates that each fit the book but are not one work among themselves: the book says too little. */
function contradict(writers: readonly Judged<MetadataCandidate>[]): boolean {
  const [first, ...others] = writers
  return first !== undefined && others.some(({ work }) => !comparePrepared(first.work, work).same)
}

function changeSet<C extends MetadataCandidate>(
  book: BookMetadata,
  writers: readonly Judged<C>[],
  policy: MetadataPolicy,
): MetadataPlan<C> {
  const changes: MetadataChange[] = []
  const kept: MetadataPlan<C>['kept'] = []
  for (const field of metadataFields) {
    if (Array.isArray(policy.fields) && !policy.fields.includes(field)) continue
    const offers = writers.filter(({ candidate }) => isOffer(book, candidate, field))
    const offer = offers.find(({ candidate }) => fitsEdition(book, candidate, field)) ?? offers[0]
    if (offer === undefined) continue
    const reason = reasonToChange(book, offer.candidate, field, policy)
    if (
      reason.code === 'metadata.kept' ||
      reason.code === 'metadata.locked' ||
      reason.code === 'metadata.other_edition'
    )
      kept.push({ field, evidence: reason })
    else changes.push(changeOf(book, field, offer, { reason, writers }))
  }
  const candidate = writers[0]?.candidate ?? null
  return {
    decision: changes.length === 0 ? 'nothing' : 'change',
    changes,
    evidence: writers[0]?.verdict.evidence ?? [],
    kept,
    candidate,
  }
}

/** A sound value that says something else than the book does. */
function isOffer(book: BookMetadata, candidate: MetadataCandidate, field: MetadataField): boolean {
  const value = valueOf(candidate, field)
  if (value === null || !isSound(field, value)) return false
  const own = valueOf(book, field)
  return own === null || !saysTheSame(field, own, value)
}

/** The rule by which the field changes, or by which it stays. */
function reasonToChange(
  book: BookMetadata,
  candidate: MetadataCandidate,
  field: MetadataField,
  { locked, overwrite = 'empty-only' }: MetadataPolicy,
): Evidence {
  const { provider } = candidate
  const options = { fields: [field], details: { provider } }
  if (listOf(locked).includes(field)) return evidence('metadata.locked', options)
  if (!fitsEdition(book, candidate, field)) return evidence('metadata.other_edition', options)
  const from = valueOf(book, field)
  if (from === null) return evidence('metadata.filled', options)
  if (overwrite === 'all') return evidence('metadata.replaced', options)
  const better = overwrite === 'better' && isBetter(field, from, valueOf(candidate, field))
  return evidence(better ? 'metadata.better' : 'metadata.kept', options)
}

interface Grounds {
  reason: Evidence
  writers: readonly Judged<MetadataCandidate>[]
}

function changeOf(
  book: BookMetadata,
  field: MetadataField,
  { candidate, verdict }: Judged<MetadataCandidate>,
  { reason, writers }: Grounds,
): MetadataChange {
  const to = valueOf(candidate, field)
  const agreeing = writers.filter(({ candidate: other }) => saysTheSame(field, valueOf(other, field), to)).length
  const list = [
    evidence('metadata.same_work', { details: { provider: candidate.provider, score: String(verdict.score) } }),
    reason,
  ]
  if (agreeing > 1) list.push(evidence('metadata.agreed', { fields: [field], details: { count: String(agreeing) } }))
  return {
    field,
    from: valueOf(book, field),
    to,
    provider: candidate.provider,
    candidateId: candidate.id,
    evidence: list,
  }
}
