import { evidence } from './evidence.ts'
import type { PreparedWork } from './prepare.ts'
import type { AuthorComparison } from './same-authors.ts'
import { against } from './same-kind.ts'
import type { PlaceComparison } from './same-series.ts'
import type { TitleMatch } from './same-title.ts'
import type { Comparison } from './comparison.ts'
import type { Evidence, Verdict } from './types.ts'

/** How much each rule takes from certainty; what is left is the score. */
const doubts = {
  authorSpelling: 0.02,
  familyNameOnly: 0.12,
  authorUnknown: 0.2,
  numberDiffers: 0.12,
  numberInOne: 0.02,
  penName: 0.3,
  otherTitle: 0.25,
} as const

/** Puts a comparison into words: the verdict, its score and the evidence. */
export function explained(
  { same, rule, title, authors, places }: Comparison,
  a: PreparedWork,
  b: PreparedWork,
): Verdict {
  if (!same) return refused({ rule, authors, places }, a, b)
  const list =
    title === null
      ? [evidence('title.other_title', { fields: ['title'], details: titles(a, b) })]
      : [titleEvidence(title, a, b)]
  if (authors !== null) list.push(rule === 'pen_name' ? penNameEvidence(authors) : authorEvidence(authors))
  if (places !== null) list.push(...placeEvidence(places, -doubts.numberDiffers))
  list.push(...identifierEvidence(a, b))
  const score = (title?.certainty ?? 1) - doubtOf({ rule, authors, places })
  return { same: true, score: Math.max(0.5, Math.round(score * 100) / 100), evidence: list }
}

type Grounds = Pick<Comparison, 'rule' | 'authors' | 'places'>

function doubtOf({ rule, authors, places }: Grounds): number {
  if (rule === 'other_title') return doubts.otherTitle
  if (rule === 'pen_name') return doubts.penName
  let doubt = 0
  if (authors?.relation === 'unknown') doubt += doubts.authorUnknown
  else if (authors?.relation === 'family') doubt += doubts.familyNameOnly
  else if (authors?.spelling === true) doubt += doubts.authorSpelling
  if (places?.relation === 'differ') doubt += doubts.numberDiffers
  return places?.relation === 'one' ? doubt + doubts.numberInOne : doubt
}

/** The verdict against, by the rule that decided. */
function refused({ rule, authors, places }: Grounds, a: PreparedWork, b: PreparedWork): Verdict {
  if (rule === 'number' && places !== null) return { same: false, score: 0, evidence: placeEvidence(places, -1) }
  if (rule === 'first_volume') {
    const details = { a: String(numberOf(a) ?? 1), b: String(numberOf(b) ?? 1), series: a.parsed.title }
    return against({ code: 'series.number_differs', fields: ['title', 'series'], details })
  }
  if (rule === 'author_unknown') return against({ code: 'author.unknown', fields: ['authors'] })
  if (rule === 'author_differs')
    return against({
      code: 'author.differs',
      fields: ['authors'],
      details: { a: authors?.a?.name ?? '', b: authors?.b?.name ?? '' },
    })
  return otherTitles(a, b)
}

function otherTitles(a: PreparedWork, b: PreparedWork): Verdict {
  if (a.title === '' || b.title === '') return against({ code: 'title.missing', fields: ['title'] })
  if (a.title === b.title) return otherSubtitles(a, b)
  const contained = a.title.includes(b.title) || b.title.includes(a.title)
  const [outer, inner] = a.title.length > b.title.length ? [a, b] : [b, a]
  return against({
    code: contained ? 'title.contained' : 'title.differs',
    fields: ['title'],
    details: titles(outer, inner),
  })
}

function otherSubtitles(a: PreparedWork, b: PreparedWork): Verdict {
  const fields = ['subtitle']
  const [first, second] = [writtenSubtitle(a), writtenSubtitle(b)]
  return first === null || second === null
    ? against({ code: 'title.subtitle_in_one', fields, details: { subtitle: first ?? second ?? '' } })
    : against({ code: 'title.subtitle_differs', fields, details: { a: first, b: second } })
}

/** The subtitle as its record writes it, where it tells the work from others. */
function writtenSubtitle({ subtitle, parsed }: PreparedWork): string | null {
  return subtitle === null ? null : (parsed.subtitle ?? subtitle)
}

/** Identifiers that differ are no reason against; who looks at the verdict should see them. */
function identifierEvidence(a: PreparedWork, b: PreparedWork): Evidence[] {
  const list: Evidence[] = []
  if (a.asin !== null && b.asin !== null)
    list.push(evidence('identifier.asin_differs', { fields: ['asin'], weight: 0 }))
  if (a.isbn !== null && b.isbn !== null)
    list.push(evidence('identifier.isbn_differs', { fields: ['isbn'], weight: 0 }))
  return list
}

/** The number that a record gives itself. */
export function numberOf(work: PreparedWork): number | null {
  const place = work.places.find((other) => other.sequence !== null)
  return place?.sequence?.from ?? work.parsed.sequence?.from ?? null
}

function penNameEvidence({ a, b }: AuthorComparison): Evidence {
  return evidence('author.pen_name', { fields: ['authors'], details: { a: a?.name ?? '', b: b?.name ?? '' } })
}

function titles(a: PreparedWork, b: PreparedWork): { a: string; b: string } {
  return { a: a.parsed.title, b: b.parsed.title }
}

function titleEvidence({ code, certainty }: TitleMatch, a: PreparedWork, b: PreparedWork): Evidence {
  const subtitle = a.parsed.subtitle ?? b.parsed.subtitle ?? ''
  return evidence(code, {
    fields: ['title', 'subtitle'],
    weight: certainty,
    details: { ...titles(a, b), title: a.parsed.title, subtitle },
  })
}

function authorEvidence({ relation, spelling, a, b }: AuthorComparison): Evidence {
  if (relation === 'unknown') return evidence('author.unknown', { fields: ['authors'], weight: -doubts.authorUnknown })
  const details = { a: a?.name ?? '', b: b?.name ?? '', name: a?.name ?? '' }
  return evidence(spelling ? 'author.spelling' : 'author.equal', { fields: ['authors'], details })
}

function placeEvidence({ relation, a, b }: PlaceComparison, weightOfDifference: number): Evidence[] {
  const fields = ['series']
  const series = a?.name ?? b?.name ?? ''
  if (relation === 'agree')
    return [evidence('series.equal_number', { fields, details: { sequence: a?.sequence?.text ?? '', series } })]
  if (relation === 'differ')
    return [
      evidence('series.number_differs', {
        fields,
        weight: weightOfDifference,
        details: { a: a?.sequence?.text ?? '', b: b?.sequence?.text ?? '', series },
      }),
    ]
  return relation === 'one' ? [evidence('series.number_in_one', { fields, weight: -doubts.numberInOne })] : []
}
