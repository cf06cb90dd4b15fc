const powers: Record<string, number> = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 }

/** Bytes of "528.3 MiB", "1,023.9 MiB" or a plain number of bytes; null when it is neither. */
export function parseSize(text: string | null): number | null {
  const match = /^([\d,]+(?:\.\d+)?)\s*(?:([kmgtp]?)(i?)b)?$/i.exec(text?.trim().replaceAll('\u00a0', ' ') ?? '')
  if (match === null) return null
  const [, number = '', prefix = '', binary = ''] = match
  const base = binary === '' ? 1000 : 1024
  return Math.round(Number(number.replaceAll(',', '')) * base ** (powers[prefix.toLowerCase()] ?? 0))
}
