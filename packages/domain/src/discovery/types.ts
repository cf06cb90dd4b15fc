/** A person as sources give one: a name, or a record with a name. */
export type PersonRecord = string | { name: string }

/** A series as sources give it: its name and, where stated, the place of the work in it, as text. */
export interface SeriesRecord {
  name: string
  sequence?: string | null
}

/**
 * A record of a work or of one edition of it. Structural: a database row, an entity, an answer of a service or a
 * literal fits, and comes back as the same object.
 */
export interface WorkRecord {
  title: string
  subtitle?: string | null
  authors?: readonly PersonRecord[] | null
  narrators?: readonly PersonRecord[] | null
  series?: readonly SeriesRecord[] | null
  isbn?: string | null
  asin?: string | null
  /** A name or a code: "English", "en", "eng", "en-US". Absent means unknown, never foreign. */
  language?: string | null
  abridged?: boolean | null
  /** ISO date, or a year. */
  publishedDate?: string | null
  durationSeconds?: number | null
  categories?: readonly string[] | null
}

/** A record from a source, which may be a work. */
export interface CandidateRecord extends WorkRecord {
  id: string
  /** The source: "audible", "hardcover", … */
  provider: string
}

/** Why an answer is what it is: a stable code for programs, one sentence for people. */
export interface Evidence {
  code: string
  sentence: string
  /** The fields of the record that the rule looked at. */
  fields?: readonly string[]
  /** How much the rule adds to (or, below 0, takes from) the score; -1 decides against. */
  weight?: number
  /** What stands in the placeholders of the sentence. */
  details?: Readonly<Record<string, string>>
}

/** An answer that can be checked: the verdict, its certainty from 0 to 1, and the rules that led there. */
export interface Verdict {
  same: boolean
  score: number
  evidence: Evidence[]
}
