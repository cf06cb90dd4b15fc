const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
]

/** English cardinals by their words: "three", "twenty-one", "twentyone". */
export const cardinalNumbers = new Map<string, number>(units.map((word, value) => [word, value]))
const ordinalNumbers = new Map<string, number>(ordinals.map((word, index) => [word, index + 1]))
for (const [index, ten] of tens.entries()) {
  const value = (index + 2) * 10
  cardinalNumbers.set(ten, value)
  for (let unit = 1; unit < 10; unit++) {
    cardinalNumbers.set(`${ten}-${units[unit]}`, value + unit)
    cardinalNumbers.set(`${ten}${units[unit]}`, value + unit)
    ordinalNumbers.set(`${ten}-${ordinals[unit - 1]}`, value + unit)
  }
}

/** Roman numerals above this do not occur as volume numbers; single letters such as "C" or "M" are no numerals. */
const largestRoman = 60
const romanNumbers = new Map<string, number>()
for (let value = 1; value <= largestRoman; value++) romanNumbers.set(romanOf(value), value)

function romanOf(value: number): string {
  const tensPart = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx'][Math.floor(value / 10)] ?? ''
  const unitsPart = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][value % 10] ?? ''
  return tensPart + unitsPart
}

/** Ordinals by their words, and the endings in figures are read by `numberOfOrdinal`. */
export const ordinalWords: readonly string[] = [...ordinalNumbers.keys()]

/** The number of an English cardinal ("Three", "twenty-one"), or null. */
export function numberOfWord(word: string): number | null {
  return cardinalNumbers.get(word.toLowerCase()) ?? null
}

/** The number of an English ordinal ("Third", "twenty-first", "3rd"), or null. */
export function numberOfOrdinal(word: string): number | null {
  const lower = word.toLowerCase()
  const written = ordinalNumbers.get(lower)
  if (written !== undefined) return written
  const code = lower.charCodeAt(0)
  const figures = code >= 48 && code <= 57 ? /^(\d{1,3})(?:st|nd|rd|th)$/.exec(lower) : null
  return figures === null ? null : Number(figures[1])
}

/** The number of a Roman numeral from I to LX, in either case, or null. */
export function numberOfRoman(word: string): number | null {
  return romanNumbers.get(word.toLowerCase()) ?? null
}
