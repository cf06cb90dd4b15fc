/** A narrator's credit and the text before it. */
export interface NarratorCredit {
  before: string
  narrator: string
}

const openings = [
  'read by',
  'narrated by',
  'narrator:',
  'narrators:',
  'narration by',
  'narration:',
  'performed by',
  'voiced by',
  'reader:',
  'read:',
  'nar.',
  'narr.',
  'narr by',
  'nar by',
  'gelesen von',
  'sprecher:',
  'lu par',
  'voorgelezen door',
  'letto da',
  'leido por',
  'leído por',
  'narrado por',
  'czyta',
  'czyt.',
  'leest',
  'чит.',
  'читает',
]

/** "Narrator Paul Boehmer": without a colon only at the front, as "The Unreliable Narrator" is a title. */
const role = 'narrator '

/** The stems of all openings: most texts hold none and are not looked at further. */
const anyOpening = /read|nar|performed|voiced|gelesen|sprecher|lu par|voorgelezen|letto|le[ií]do|czyt|leest|чит/

/** Finds "…, read by X" and "Narrator: X"; the credit runs to the end of the text. Null when there is none. */
export function narratorIn(text: string): NarratorCredit | null {
  const lower = text.toLowerCase()
  if (!anyOpening.test(lower)) return null
  if (lower.startsWith(role)) return { before: '', narrator: text.slice(role.length).trim() }
  let best = -1
  let length = 0
  for (const opening of openings) {
    const at = wordStart(lower, opening)
    if (at >= 0 && (best < 0 || at < best || (at === best && opening.length > length))) {
      best = at
      length = opening.length
    }
  }
  if (best < 0) return null
  const narrator = text
    .slice(best + length)
    .replace(/^[\s:.-]{1,4}/, '')
    .replace(/[\s,;]{1,3}$/, '')
  if (narrator === '') return null
  return {
    before: withoutTrailingJoint(text.slice(0, best)),
    narrator,
  }
}

function wordStart(lower: string, opening: string): number {
  for (let at = lower.indexOf(opening); at >= 0; at = lower.indexOf(opening, at + 1)) {
    const after = lower.charAt(at + opening.length)
    const whole = after === '' || after === ' ' || after === ':' || /[.:]$/.test(opening)
    if (whole && (at === 0 || ' ,;(-'.includes(lower.charAt(at - 1)))) return at
  }
  return -1
}

/** "Title, " and "Title and " lose the joint that led to the credit. */
export function withoutTrailingJoint(text: string): string {
  return text
    .trimEnd()
    .replace(/[,;:-]$/, '')
    .trimEnd()
}
