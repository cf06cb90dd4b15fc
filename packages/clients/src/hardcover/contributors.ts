import type { BookDetails } from './schemas.ts'

/** Somebody who had a part in a book. */
export interface HardcoverContributor {
  id: number
  name: string
  /** "Narrator", "Translator", …; `null` for the author. */
  role: string | null
}

export function toContributors({ contributions }: Pick<BookDetails, 'contributions'>): HardcoverContributor[] {
  return (contributions ?? []).flatMap(({ author, contribution }) =>
    author?.name ? [{ id: author.id, name: author.name, role: contribution || null }] : [],
  )
}

/** A contribution with a word is not the author's. */
export function authorsOf(contributors: readonly HardcoverContributor[]): string[] {
  return contributors.flatMap(({ name, role }) => (role === null ? [name] : []))
}
