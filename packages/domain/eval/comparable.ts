/** A text as labels and answers are compared: case, accents, punctuation and "&" do not count; null for nothing. */
export function comparableText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = String(value)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘']/gu, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return text === '' ? null : text
}

/** The name of a series: its article and a closing "series" or "novels" do not count. */
export function comparableSeries(value: unknown): string | null {
  const text = comparableText(value)
  return text === null ? null : text.replace(/^(?:the|an?) /u, '').replace(/ (?:series|novels?)$/u, '')
}

/** A place in a series: leading zeros and closing ".0" do not count. */
export function comparableSequence(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const parts = String(value).split(/[-–—]/u)
  return parts.map((part) => (Number.isNaN(Number(part.trim())) ? part.trim() : String(Number(part.trim())))).join('-')
}

/** A list of flags in any order. */
export function comparableFlags(value: unknown): string {
  return Array.isArray(value) ? [...new Set(value.map(String))].toSorted().join(',') : ''
}

/** A share, rounded to four places; 0 of nothing is 0. */
export function rate(part: number, whole: number): number {
  return whole === 0 ? 0 : round(part / whole)
}

/** Rounded to four places, as all figures are. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** The harmonic mean of precision and recall. */
export function harmonicMean(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}
