import { isDescriptor } from './descriptor.ts'
import { isPlainTitle } from './plain-title.ts'

/** A place in a series as most catalogues write it. */
export interface PlainVolume {
  /** As written, in front of the comma; whether it is plainly the name of a series is for `isPlainSeries` to say. */
  series: string
  number: number
}

/** Words that go on where the text before ended, so that what follows names no series. */
const joining = /^(?:from|how|why|when|because|or|and|with|to|but|read|narrated|performed|spoken|voiced) /i

const mostDigits = 3

/** Takes "The Witch Winter Cycle, Book 1" and "Mistborn, #2" apart at the comma; null for anything else. */
export function plainVolume(text: string): PlainVolume | null {
  let start = text.length
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--
  const digits = text.length - start
  if (digits === 0 || digits > mostDigits) return null
  const end = text.endsWith(', Book ', start) ? start - 7 : text.endsWith(', #', start) ? start - 3 : 0
  return end > 0 ? { series: text.slice(0, end), number: Number(text.slice(start)) } : null
}

/** Whether a text is plain words that name a series, and neither go on with a sentence nor say what kind of book it is. */
export function isPlainSeries(text: string): boolean {
  return (
    text.charAt(0) !== "'" && text.charAt(0) !== ' ' && isPlainTitle(text) && !joining.test(text) && !isDescriptor(text)
  )
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
