import type { PersonName } from './name.ts'
import { ruleFor } from './same-name.ts'

/** How the authors of two records relate. */
export interface AuthorComparison {
  relation: 'same' | 'family' | 'unknown' | 'differ'
  a: PersonName | null
  b: PersonName | null
  /** Another spelling of the name, not the same one. */
  spelling: boolean
}

/** Compares two lists of authors: one person in common is enough, as sources list co-authors as they like. */
export function compareAuthors(a: readonly PersonName[], b: readonly PersonName[]): AuthorComparison {
  const first = a[0]
  const other = b[0]
  if (first === undefined || other === undefined)
    return { relation: 'unknown', a: first ?? null, b: other ?? null, spelling: false }
  for (const person of a)
    for (const candidate of b)
      if (person.key === candidate.key) return { relation: 'same', a: person, b: candidate, spelling: false }
  for (const person of a) {
    for (const candidate of b)
      if (ruleFor(person, candidate) !== null) return { relation: 'same', a: person, b: candidate, spelling: true }
  }
  for (const person of a)
    for (const candidate of b)
      if (isFamilyOnly(person, candidate)) return { relation: 'family', a: person, b: candidate, spelling: true }
  return { relation: 'differ', a: first, b: other, spelling: false }
}

/** "Tolkien" beside "J.R.R. Tolkien". */
function isFamilyOnly(a: PersonName, b: PersonName): boolean {
  return (a.given.length === 0) !== (b.given.length === 0) && a.family === b.family
}
