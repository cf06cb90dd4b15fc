/** A recording in a catalogue file. Titles, numbers and people are true; ASINs that no book of the library has are made up. */
export interface Recording {
  asin: string
  /** As the series lists it: "1", "2.5", "1-3", "" for a companion. */
  sequence: string
  title: string
  subtitle?: string
  /** Length in minutes; 0 for what is not recorded yet. */
  minutes: number
  /** Day of release, ISO. */
  date: string
  authors?: readonly string[]
  narrators?: readonly string[]
  publisher?: string
  /** Default english. */
  language?: string
  /** Default unabridged. */
  format?: 'unabridged' | 'abridged' | 'original_recording'
  isbn?: string
  /** The number of the publisher; `PL_HLDR…` marks a placeholder. */
  sku?: string
  /** The series lists it, but this shop does not know it: it is answered with a stub. */
  unknownHere?: boolean
  /** Other series it belongs to, with its number there. */
  alsoIn?: readonly { series: string; sequence: string }[]
}

/** One series of the catalogue. */
export interface SeriesEntry {
  asin: string
  title: string
  /** Words in the address of its page, where they differ from the title. */
  slug?: string
  language?: string
  authors: readonly string[]
  narrators: readonly string[]
  publisher: string
  genre: readonly string[]
  /** Larger series that it belongs to; books name them before the series itself. */
  parents?: readonly { asin: string; title: string; type: 'series' | 'season'; sequence?: string }[]
  recordings: readonly Recording[]
}

/** Recordings outside any series. */
export interface ShelfEntry {
  publisher: string
  genre: readonly string[]
  recordings: readonly (Omit<Recording, 'sequence'> & { authors: readonly string[]; narrators: readonly string[] })[]
}
