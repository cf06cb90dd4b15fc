import {
  asinOf,
  isbnOf,
  languageCode,
  parseName,
  parseNames,
  parseSequence,
  parseTitle,
} from '@shelfhand/domain/discovery'

/** What is looked at; everything may be absent. */
export interface CheckedFields {
  readonly title?: string | null
  readonly authors?: readonly string[]
  readonly narrators?: readonly string[]
  readonly series?: readonly { readonly name: string; readonly sequence?: string | null }[]
  readonly isbn?: string | null
  readonly asin?: string | null
  readonly publishedYear?: number | null
  readonly language?: string | null
  readonly description?: string | null
}

export const metadataProblemCodes = [
  'invalid_isbn',
  'isbn_form',
  'invalid_asin',
  'asin_form',
  'unlikely_year',
  'unknown_language',
  'invalid_sequence',
  'role_in_name',
  'several_names',
  'series_in_title',
  'flags_in_title',
  'html',
] as const

/** Something that is wrong, or looks wrong, about one field. */
export interface MetadataProblem {
  /** `title`, or a place in a list such as `authors.0`. */
  readonly field: string
  readonly code: (typeof metadataProblemCodes)[number]
  /** One sentence. */
  readonly message: string
  /** What the value should probably be. */
  readonly suggestion?: string
}

const firstYear = 1000
const yearsAhead = 5
const markup = /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i

/** Looks a book's metadata through. Pure: `now` says which years lie too far ahead. */
export function metadataProblems(fields: CheckedFields, now: Date): MetadataProblem[] {
  return [
    ...identifierProblems(fields),
    ...titleProblems(fields),
    ...nameProblems('authors', fields.authors),
    ...nameProblems('narrators', fields.narrators),
    ...sequenceProblems(fields.series),
    ...textProblems(fields, now.getUTCFullYear()),
  ]
}

function identifierProblems({ isbn, asin }: CheckedFields): MetadataProblem[] {
  const problems: MetadataProblem[] = []
  if (isbn != null) {
    const read = isbnOf(isbn)
    if (read === null)
      problems.push({ field: 'isbn', code: 'invalid_isbn', message: 'Its check digit or its length is wrong.' })
    else if (read !== isbn)
      problems.push({ field: 'isbn', code: 'isbn_form', message: 'It is not written as 13 digits.', suggestion: read })
  }
  if (asin != null) {
    const read = asinOf(asin)
    if (read === null)
      problems.push({ field: 'asin', code: 'invalid_asin', message: 'It is not B and nine letters or digits.' })
    else if (read !== asin)
      problems.push({ field: 'asin', code: 'asin_form', message: 'It is not in capitals.', suggestion: read })
  }
  return problems
}

function titleProblems({ title, authors, series = [] }: CheckedFields): MetadataProblem[] {
  if (title == null) return []
  const parsed = parseTitle(title, { authors, knownSeries: series.map(({ name }) => name) })
  const problems: MetadataProblem[] = []
  if (parsed.titled && (parsed.series !== null || parsed.sequence !== null)) {
    const message = 'It carries the series or the number in it.'
    problems.push({ field: 'title', code: 'series_in_title', message, suggestion: parsed.title })
  }
  if (parsed.flags.length > 0) {
    const message = `It carries notes on the edition: ${parsed.flags.join(', ')}.`
    problems.push({ field: 'title', code: 'flags_in_title', message, suggestion: parsed.title })
  }
  return problems
}

function nameProblems(field: 'authors' | 'narrators', names: readonly string[] = []): MetadataProblem[] {
  const expected = field === 'authors' ? 'author' : 'narrator'
  return names.flatMap((name, index): MetadataProblem[] => {
    const place = `${field}.${index}`
    const people = parseNames(name)
    if (people.length > 1) {
      const suggestion = people.map((person) => person.name).join('; ')
      return [{ field: place, code: 'several_names', message: 'It is more than one name.', suggestion }]
    }
    const { name: bare, role } = parseName(name)
    // A name without a word on its role is read as an author's.
    if (role === 'author' || role === expected) return []
    return [{ field: place, code: 'role_in_name', message: `It names the role "${role}".`, suggestion: bare }]
  })
}

function sequenceProblems(series: CheckedFields['series'] = []): MetadataProblem[] {
  return series.flatMap(({ sequence }, index) =>
    sequence == null || parseSequence(sequence) !== null
      ? []
      : [
          {
            field: `series.${index}.sequence`,
            code: 'invalid_sequence',
            message: 'It is no number or range.',
          } as const,
        ],
  )
}

function textProblems({ publishedYear, language, description }: CheckedFields, thisYear: number): MetadataProblem[] {
  const problems: MetadataProblem[] = []
  if (publishedYear != null && (publishedYear < firstYear || publishedYear > thisYear + yearsAhead)) {
    problems.push({
      field: 'publishedYear',
      code: 'unlikely_year',
      message: `It is not between ${firstYear} and ${thisYear + yearsAhead}.`,
    })
  }
  if (language != null && languageCode(language) === null) {
    problems.push({ field: 'language', code: 'unknown_language', message: 'It is no language that is known here.' })
  }
  if (description != null && markup.test(description)) {
    problems.push({ field: 'description', code: 'html', message: 'It holds HTML.' })
  }
  return problems
}
