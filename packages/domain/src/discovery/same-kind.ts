import { evidence, type EvidenceCode } from './evidence.ts'
import type { PreparedWork } from './prepare.ts'
import { comparePlaces } from './same-series.ts'
import { isRange, sameSequence } from './sequence.ts'
import type { Verdict } from './types.ts'

/** Kinds that are never the same work as anything of another kind. */
export function otherKind(a: PreparedWork, b: PreparedWork): Verdict | null {
  if (a.kind !== b.kind) {
    const kind = a.kind === 'work' ? b.kind : a.kind
    return against(`kind.${kind}`, ['title', 'subtitle'])
  }
  if (!sameParts(a, b)) return against('kind.part', ['title', 'subtitle'], { part: (a.part ?? b.part)?.text ?? '' })
  if (a.omnibus !== b.omnibus && !sameCollection(a, b)) return against('kind.omnibus', ['title', 'series'])
  if (isForeignEdition(a) !== isForeignEdition(b) && (a.language === null || b.language === null))
    return against('language.differs', ['title'], { a: a.language ?? '?', b: b.language ?? '?' })
  if (a.language !== null && b.language !== null && a.language !== b.language)
    return against('language.differs', ['language'], { a: a.language, b: b.language })
  return null
}

/** "(German Edition)": a record that says so is a translation beside one that says nothing. */
function isForeignEdition(work: PreparedWork): boolean {
  return work.parsed.flags.includes('foreign')
}

/** A verdict against, by one rule. */
export function against(code: EvidenceCode, fields: string[], details?: Record<string, string>): Verdict {
  return { same: false, score: 0, evidence: [evidence(code, { fields, weight: -1, details })] }
}

function sameParts(a: PreparedWork, b: PreparedWork): boolean {
  return a.part === b.part || sameSequence(a.part, b.part)
}

/** Equal titles of which one says "collection" in its subtitle are one book, unless it says which volumes it holds. */
function sameCollection(a: PreparedWork, b: PreparedWork): boolean {
  if (sameRange(a, b)) return true
  return a.title === b.title && !hasRange(a) && !hasRange(b)
}

function hasRange(work: PreparedWork): boolean {
  return work.places.some((place) => isRange(place.sequence)) || isRange(work.parsed.sequence)
}

/** A range stated by both is the same collection, whatever else the titles say. */
function sameRange(a: PreparedWork, b: PreparedWork): boolean {
  const { relation, a: place } = comparePlaces(a, b)
  return relation === 'agree' && isRange(place?.sequence ?? null)
}
