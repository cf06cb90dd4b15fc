/** Compares as SQLite's NOCASE does: only A–Z fold, everything else by code; null comes first. */
export function collate(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  const left = foldAscii(a)
  const right = foldAscii(b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Lower case for A–Z only, as the recorded server searched and sorted. */
export function foldAscii(value: string): string {
  return value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** A number out of the start of a text, as CAST does: "1-3" is 1, "x" is 0; null stays null. */
export function castNumber(value: string | null): number | null {
  if (value === null) return null
  const number = Number.parseFloat(value)
  return Number.isNaN(number) ? 0 : number
}

/** Compares numbers; null comes first. */
export function compareNumbers(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return a - b
}
