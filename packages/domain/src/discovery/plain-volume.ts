import { isDescriptor } from './descriptor.ts'
import { isPlainTitle } from './plain-title.ts'
import { sequenceOf, type Sequence } from './sequence.ts'

/** A place in a series as most catalogues write it. */
export interface PlainVolume {
  /** As written, in front of the comma. */
  series: string
  sequence: Sequence
}

const shape = /^([A-Za-z][A-Za-z' ]*), (?:Book |#)(\d{1,3})$/

/** Words that go on where the text before ended, so that what follows names no series. */
const joining = /^(?:from|how|why|when|because|or|and|with|to|but|read|narrated|performed|spoken|voiced) /i

/**
 * Reads "The Witch Winter Cycle, Book 1" and "Mistborn, #2": plain words, a comma, a number. Null for anything else,
 * which is read the long way; where this answers, the long way gives the same.
 */
export function plainVolume(text: string): PlainVolume | null {
  const [, series = '', number] = shape.exec(text) ?? []
  if (series === '' || !isPlainTitle(series) || joining.test(series) || isDescriptor(series)) return null
  const sequence = sequenceOf(Number(number))
  return sequence === null ? null : { series, sequence }
}
