const isbn10 = /^\d{9}[\dX]$/
const isbn13 = /^97[89]\d{10}$/
const asin = /^B[0-9A-Z]{9}$/

/**
 * An ISBN as 13 digits, whatever way it is written ("0-7564-0407-9", "978-0-7564-0407-9"); null for anything else and
 * for a wrong check digit. Rules of ISO 2108.
 */
export function isbnOf(text: unknown): string | null {
  if (typeof text !== 'string' && typeof text !== 'number') return null
  const plain = String(text)
    .slice(0, longestWritten)
    .toUpperCase()
    .replace(/[^0-9X]/gu, '')
  if (isbn13.test(plain)) return checkDigit13(plain) === plain.charAt(12) ? plain : null
  if (!isbn10.test(plain) || !isValid10(plain)) return null
  const body = `978${plain.slice(0, 9)}`
  return body + checkDigit13(body)
}

/**
 * The ISBN for finding equal ones: as `isbnOf`, but the check digit is worked out anew. Catalogues print wrong ones, and
 * nine equal digits in front of it are no accident. Never to be written.
 */
export function isbnKey(text: unknown): string | null {
  if (typeof text !== 'string' && typeof text !== 'number') return null
  const plain = String(text)
    .slice(0, longestWritten)
    .toUpperCase()
    .replace(/[^0-9X]/gu, '')
  const body = isbn13.test(plain) ? plain.slice(0, 12) : isbn10.test(plain) ? `978${plain.slice(0, 9)}` : null
  return body === null ? null : body + checkDigit13(body)
}

const longestWritten = 40

/** An ASIN of Amazon's own form (B and nine more); null for anything else. A bare ISBN-10 is an ISBN. */
export function asinOf(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const plain = text.trim().toUpperCase()
  return asin.test(plain) ? plain : null
}

function checkDigit13(digits: string): string {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits.charAt(i)) * (i % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

function isValid10(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < 10; i++) sum += (digits.charAt(i) === 'X' ? 10 : Number(digits.charAt(i))) * (10 - i)
  return sum % 11 === 0
}
