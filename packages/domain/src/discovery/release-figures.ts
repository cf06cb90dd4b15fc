/** Years that a book or a recording can have been made in. */
const firstYear = 1400
const lastYear = 2099
/** Kilobits a second that a spoken recording can have: 16 (opus) to 1,411 (a CD). */
const lowestBitrate = 8
const highestBitrate = 1_500

const bitrateUnits = new Set([
  'k',
  'kb',
  'kbps',
  'kbs',
  'kb/s',
  'kbit',
  'kbits',
  'kbit/s',
  'kbits/s',
  'kpbs',
  'kbp',
  'кбит/с',
  'кбит',
  'кбс',
  'кбс/с',
])
const sizeUnits = new Set(['mb', 'gb', 'mib', 'gib'])

/** A year such as "2012"; null when the word is no year. */
export function yearOfWord(key: string): number | null {
  if (key.length !== 4 || !isNumber(key)) return null
  const year = Number(key)
  return year >= firstYear && year <= lastYear ? year : null
}

const months = new Set(
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december'.split(
    ' ',
  ),
)

export function isMonth(key: string): boolean {
  return months.has(key)
}

export function isBitrateUnit(key: string): boolean {
  return bitrateUnits.has(key)
}

export function isSizeUnit(key: string): boolean {
  return sizeUnits.has(key)
}

const usualBitrates = new Set('32 40 48 56 62 63 64 80 96 112 125 128 160 192 224 256 320'.split(' '))

/** A bitrate that encoders offer; in years of names, other bare numbers are not bitrates. */
export function isUsualBitrate(key: string): boolean {
  return usualBitrates.has(key)
}

/** A number of kilobits a second within reason. */
export function kilobits(digits: string): number | null {
  const bare = digits.startsWith('@') ? digits.slice(1) : digits
  if (!isNumber(bare) || bare.length > 4) return null
  const value = Number(bare)
  return value >= lowestBitrate && value <= highestBitrate ? value : null
}

/** The bitrate in one word: "64kbps", "64k", "@64", "30@64K", "mp3@64", "m4b-128". */
export function bitrateOfWord(key: string): number | null {
  const joint = Math.max(
    key.lastIndexOf('@'),
    key.lastIndexOf('-'),
    key.lastIndexOf(':'),
    key.lastIndexOf('/', key.length - 3),
  )
  const tied = key.slice(joint + 1)
  let digits = 0
  while (digits < tied.length && isDigit(tied.charCodeAt(digits))) digits++
  if (digits < 2) return null
  const unit = tied.slice(digits)
  const isRate = unit === '' ? joint >= 0 && isTied(key, joint) : bitrateUnits.has(unit)
  return isRate ? kilobits(tied.slice(0, digits)) : null
}

/** A bare number is a bitrate only after "@" or a format: "mp3-64" is one, "catch-22" is not. */
function isTied(key: string, joint: number): boolean {
  return key.charAt(joint) === '@' || /^(?:mp3|m4b|m4a|aac|ogg|opus)$/.test(key.slice(0, joint))
}

/** Words that only describe a recording or a file: "44.1khz", "24bit", "1.2gb", "v2", "10h30m". */
export function isTechnical(key: string): boolean {
  if (isIdentifier(key)) return true
  const digits = leadingNumber(key)
  if (digits === 0) return false
  const unit = key.slice(digits)
  return unit === 'khz' || unit === 'hz' || unit === 'bit' || unit === '-bit' || isSizeUnit(unit) || isDuration(key)
}

/** An ASIN ("B08GB58KD5") or an ISBN, bare or behind its name: "asin.b08gb58kd5". */
function isIdentifier(key: string): boolean {
  return /^(?:asin[.:]?)?b0[0-9a-z]{8}$|^(?:isbn[.:]?)?97[89]\d{10}$|^asin$|^isbn$/.test(key)
}

/** Running times: "10h", "45m", "10h30m", "11h05". */
function isDuration(key: string): boolean {
  return /^\d{1,3}h(?:\d{1,2}m?)?$|^\d{1,3}hrs?$|^\d{1,3}m(?:ins?)?$/.test(key)
}

/** Only digits, with at most one point or comma between them. */
export function isNumber(key: string): boolean {
  return key !== '' && leadingNumber(key) === key.length && isDigit(key.charCodeAt(key.length - 1))
}

function leadingNumber(key: string): number {
  let end = 0
  let points = 0
  while (end < key.length) {
    const code = key.charCodeAt(end)
    if (code === 46 || code === 44) points++
    else if (!isDigit(code)) break
    if (points > 1) break
    end++
  }
  return end
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
