import { evidence } from './evidence.ts'
import type { PreparedWork } from './prepare.ts'
import type { AuthorComparison } from './same-authors.ts'
import { against } from './same-kind.ts'
import type { PlaceComparison } from './same-series.ts'
import type { TitleMatch } from './same-title.ts'
import type { Evidence, Verdict } from './types.ts'

/** How much each rule takes from certainty; what is left is the score. */
export const doubts = {
  authorSpelling: 0.02,
  familyNameOnly: 0.12,
  authorUnknown: 0.2,
  numberDiffers: 0.12,
  numberInOne: 0.02,
  penName: 0.3,
  otherTitle: 0.25,
} as const

export function titlesDiffer(a: PreparedWork, b: PreparedWork): Verdict {
  if (a.title === '' || b.title === '') return against('title.missing', ['title'])
  if (a.title === b.title)
    return against('title.subtitle_differs', ['subtitle'], { a: a.subtitle ?? '', b: b.subtitle ?? '' })
  const contained = a.title.includes(b.title) || b.title.includes(a.title)
  const [outer, inner] = a.title.length > b.title.length ? [a, b] : [b, a]
  return against(contained ? 'title.contained' : 'title.differs', ['title'], titles(outer, inner))
}

export function titles(a: PreparedWork, b: PreparedWork): { a: string; b: string } {
  return { a: a.parsed.title, b: b.parsed.title }
}

export function titleEvidence({ code, certainty }: TitleMatch, a: PreparedWork, b: PreparedWork): Evidence {
  const subtitle = a.parsed.subtitle ?? b.parsed.subtitle ?? ''
  return evidence(code, {
    fields: ['title', 'subtitle'],
    weight: certainty,
    details: { ...titles(a, b), title: a.parsed.title, subtitle },
  })
}

export function authorEvidence({ relation, spelling, a, b }: AuthorComparison): Evidence {
  if (relation === 'unknown') return evidence('author.unknown', { fields: ['authors'], weight: -doubts.authorUnknown })
  const details = { a: a?.name ?? '', b: b?.name ?? '', name: a?.name ?? '' }
  return evidence(spelling ? 'author.spelling' : 'author.equal', { fields: ['authors'], details })
}

export function placeEvidence({ relation, a, b }: PlaceComparison): Evidence[] {
  const fields = ['series']
  const series = a?.name ?? b?.name ?? ''
  if (relation === 'agree')
    return [evidence('series.equal_number', { fields, details: { sequence: a?.sequence?.text ?? '', series } })]
  if (relation === 'differ')
    return [
      evidence('series.number_differs', {
        fields,
        details: { a: a?.sequence?.text ?? '', b: b?.sequence?.text ?? '', series },
      }),
    ]
  return relation === 'one' ? [evidence('series.number_in_one', { fields, weight: -doubts.numberInOne })] : []
}
