import { evidence } from './evidence.ts'
import { authorFit, targetPlace, type MissingTarget } from './missing-target.ts'
import type { RejectionReason } from './missing-types.ts'
import { isRange } from './sequence.ts'
import type { PreparedWork } from './prepare.ts'
import type { CandidateRecord, Evidence } from './types.ts'

/** Why a record does not count, with the evidence; null when it may. */
export interface Rejection {
  reason: RejectionReason
  evidence: Evidence[]
}

/** The rules that look at one record alone, in the order in which they speak. */
export function rejectionOf(work: PreparedWork<CandidateRecord>, target: MissingTarget): Rejection | null {
  if (work.title === '') return rejection('untitled', work)
  if (work.kind !== 'work') return rejection(work.kind, work)
  if (isForeign(work, target)) return rejection('language', work, { language: work.language ?? '' })
  if (work.parsed.flags.includes('part')) return rejection('part', work)
  if (isOmnibus(work, target)) return rejection('omnibus', work)
  if (authorFit(work, target) === 'no')
    return rejection('author', work, { author: work.people[0]?.name ?? '', wanted: target.people[0]?.name ?? '' })
  return dateRejection(work, target)
}

/** A rejection with its sentence. */
export function rejection(
  reason: RejectionReason,
  work: PreparedWork<CandidateRecord>,
  details: Record<string, string> = {},
): Rejection {
  return {
    reason,
    evidence: [
      evidence(`rejected.${reason}`, { fields: fieldsOf(reason), details: { title: work.parsed.title, ...details } }),
    ],
  }
}

function fieldsOf(reason: RejectionReason): string[] {
  if (reason === 'language') return ['language']
  if (reason === 'author') return ['authors']
  if (reason === 'unreleased' || reason === 'placeholder') return ['publishedDate']
  return ['title', 'subtitle', 'series']
}

function isForeign({ language, foreign }: PreparedWork, target: MissingTarget): boolean {
  if (language === null && target.language === 'en') return foreign
  return target.language !== null && language !== null && language !== target.language
}

function isOmnibus(work: PreparedWork, target: MissingTarget): boolean {
  return work.omnibus || isRange(targetPlace(work, target)?.sequence ?? null)
}

/** Catalogues hold places free with dates in a future that nobody means. */
const placeholderYear = 2100

function dateRejection(work: PreparedWork<CandidateRecord>, { asOf }: MissingTarget): Rejection | null {
  const date = work.record.publishedDate
  if (typeof date !== 'string' || !/^\d{4}/u.test(date)) return null
  if (Number(date.slice(0, 4)) >= placeholderYear) return rejection('placeholder', work)
  const released = asOf === null || date.slice(0, asOf.length) <= asOf.slice(0, date.length)
  return released ? null : rejection('unreleased', work, { date })
}
