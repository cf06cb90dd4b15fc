import type { Volume } from './volumes.ts'

interface Term {
  operator: string
  text: string
}

/** Takes a query apart: `intitle:"the way" inauthor:sanderson isbn:978… words`. */
function parseQuery(query: string): Term[] {
  const terms = [...query.matchAll(/(?:(intitle|inauthor|inpublisher|subject|isbn|lccn|oclc):)?(?:"([^"]*)"|(\S+))/gi)]
  return terms.map(([, operator = '', quoted, bare]) => ({
    operator: operator.toLowerCase(),
    text: quoted ?? bare ?? '',
  }))
}

function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function holds(text: string, asked: string): boolean {
  const found = words(text)
  const joined = found.join('')
  return words(asked).every((word) => found.includes(word) || (word.length <= 3 && joined.includes(word)))
}

/** The volumes that a query finds, best first. */
export function findVolumes(volumes: readonly Volume[], query: string): Volume[] {
  const terms = parseQuery(query)
  const plain = words(
    terms
      .filter((term) => term.operator === '' || term.operator === 'intitle')
      .map((term) => term.text)
      .join(' '),
  ).join(' ')
  const rank = (volume: Volume) => (words(volume.title).join(' ') === plain ? 0 : 1)
  return volumes.filter((volume) => terms.every((term) => matches(volume, term))).toSorted((a, b) => rank(a) - rank(b))
}

function matches(volume: Volume, { operator, text }: Term): boolean {
  const title = `${volume.title} ${volume.subtitle ?? ''}`
  if (operator === 'intitle') return holds(title, text)
  if (operator === 'inauthor') return volume.authors.some((name) => holds(name, text))
  if (operator === 'inpublisher') return holds(volume.publisher ?? '', text)
  if (operator === 'subject') return volume.categories.some((name) => holds(name, text))
  if (operator === 'isbn') return volume.isbnIndexed && hasIsbn(volume, text)
  if (operator !== '') return false
  return hasIsbn(volume, text) || holds(`${title} ${volume.authors.join(' ')} ${volume.publisher ?? ''}`, text)
}

function hasIsbn(volume: Volume, text: string): boolean {
  const digits = text.replaceAll('-', '').toUpperCase()
  return digits === volume.isbn13 || (digits.length === 10 && digits.slice(0, 9) === volume.isbn13.slice(3, 12))
}
