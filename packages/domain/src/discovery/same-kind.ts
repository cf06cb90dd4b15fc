import { evidence, type EvidenceCode } from './evidence.ts'
import { foldText } from './normalize.ts'
import type { PreparedWork } from './prepare.ts'
import { comparePlaces } from './same-series.ts'
import { isRange, sameSequence, type Sequence } from './sequence.ts'
import { partBefore } from './title-part.ts'
import { titleWords } from './title-words.ts'
import type { Verdict } from './types.ts'

/** A rule that speaks against, with what it looked at. */
export interface Conflict {
  code: EvidenceCode
  fields: string[]
  details?: Record<string, string>
}

/** The verdict against, where one of two records is of a kind that is never the same work as the other. */
export function otherKind(a: PreparedWork, b: PreparedWork): Verdict | null {
  const conflict = kindConflict(a, b)
  return conflict === null ? null : against(conflict)
}

/** What makes one of two records another work whatever its title: its kind, a part, a collection, another language. */
export function kindConflict(a: PreparedWork, b: PreparedWork): Conflict | null {
  const kind = a.kind === 'work' ? b.kind : a.kind
  if (a.kind !== b.kind && kind !== 'work') return { code: `kind.${kind}`, fields: ['title', 'subtitle'] }
  if (!sameParts(a, b))
    return { code: 'kind.part', fields: ['title', 'subtitle'], details: { part: (a.part ?? b.part)?.text ?? '' } }
  if (a.omnibus !== b.omnibus && !sameCollection(a, b)) return { code: 'kind.omnibus', fields: ['title', 'series'] }
  return otherLanguage(a, b)
    ? { code: 'language.differs', fields: ['language'], details: { a: a.language ?? '?', b: b.language ?? '?' } }
    : null
}

/** Languages that both state differ, or only one of two records says "(German Edition)". */
function otherLanguage(a: PreparedWork, b: PreparedWork): boolean {
  if (a.language !== null && b.language !== null) return a.language !== b.language
  if (a.foreign === b.foreign) return false
  const other = a.foreign ? b : a
  return other.language === null || other.language === 'en'
}

/** A verdict against, by one rule. */
export function against({ code, fields, details }: Conflict): Verdict {
  return { same: false, score: 0, evidence: [evidence(code, { fields, weight: -1, details })] }
}

function sameParts(a: PreparedWork, b: PreparedWork): boolean {
  return a.part === b.part || sameSequence(partOf(a), partOf(b))
}

/** The part that a record is, by a note or at the end of its title: "Ascendance of a Bookworm: Part 1". */
function partOf({ part, parsed }: PreparedWork): Sequence | null {
  if (part !== null) return part
  const words = titleWords(parsed.title)
  return partBefore(words, words.length)?.part ?? null
}

/** Equal titles of which one says "collection" in its subtitle are one book, unless it says that it holds several. */
function sameCollection(a: PreparedWork, b: PreparedWork): boolean {
  if (sameRange(a, b)) return true
  return a.title === b.title && !hasRange(a) && !hasRange(b) && !isBundle(a.omnibus ? a : b)
}

/** "Beloved: 3-Book Bundle", "Beloved: The Complete Trilogy": more than the book of that title. */
function isBundle({ record, title }: PreparedWork): boolean {
  const text = foldText(`${record.title} ${record.subtitle ?? ''}`)
  const at = text.indexOf(title)
  return bundles.test(at < 0 ? text : text.slice(at + title.length))
}

const bundles =
  / (?:box|boxed|boxset|bundle|omnibus|complete (?:collection|series|trilogy|saga)|book set|books|\d in 1)(?: |$)/

function hasRange(work: PreparedWork): boolean {
  return work.places.some((place) => isRange(place.sequence)) || isRange(work.parsed.sequence)
}

/** A range stated by both is the same collection, whatever else the titles say. */
function sameRange(a: PreparedWork, b: PreparedWork): boolean {
  const { relation, a: place } = comparePlaces(a, b)
  return relation === 'agree' && isRange(place?.sequence ?? null)
}
