/** Gives the ISBN without hyphens and with a capital X, or `null` when length, characters or check digit are wrong. */
export function normalizeIsbn(text: string): string | null {
  const isbn = text.replaceAll(/[\s‐-―-]/g, '').toUpperCase()
  if (/^\d{9}[\dX]$/.test(isbn)) return isbn.endsWith(checkDigit10(isbn)) ? isbn : null
  if (/^97[89]\d{10}$/.test(isbn)) return isbn.endsWith(checkDigit13(isbn)) ? isbn : null
  return null
}

/** Gives the 13-digit form of a valid ISBN-10: prefix 978 and a new check digit. */
export function isbn10To13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`
  return body + checkDigit13(body)
}

/** Gives the 10-digit form of a valid ISBN-13, or `null` for prefix 979, which has none. */
export function isbn13To10(isbn13: string): string | null {
  if (!isbn13.startsWith('978')) return null
  const body = isbn13.slice(3, 12)
  return body + checkDigit10(body)
}

/** ISO 2108: weights 10 down to 2, modulo 11, 10 written as X. */
function checkDigit10(isbn: string): string {
  const sum = Array.from(isbn.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** ISO 2108: weights 1 and 3 in turn, modulo 10. */
function checkDigit13(isbn: string): string {
  const sum = Array.from(isbn.slice(0, 12)).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}
