import { isDescriptor } from './descriptor.ts'
import { note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { isWantedSeries, isWantedTitle } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { addFlag, readTitleKind } from './release-kinds.ts'
import { isPart } from './release-part.ts'
import { positionAtEnd } from './release-position.ts'
import { withArticleBack } from './normalize.ts'
import { parseTitle } from './title.ts'
import { textOf, wordsOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** Reads the field that holds the title: series and number before, inside or after it, and what kind of release it names. */
export function readTitle(text: string, hints: PreparedHints, draft: ReleaseDraft): string {
  const clean = withArticleBack(withoutTrailingPunctuation(text)).replace('; ', ': ')
  if (isWantedTitle(clean, hints)) {
    if (isStatedRange(draft)) draft.series ??= clean
    return clean
  }
  readTitleKind(clean, hints, draft)
  const read =
    withoutPart(clean, hints, draft) ??
    severalVolumes(clean, draft) ??
    afterSeries(clean, hints, draft) ??
    beforeWantedSeries(clean, hints, draft) ??
    afterNumber(clean, hints, draft) ??
    clean
  return (hints.titles.size > 0 && isWantedTitle(read, hints)) || draft.sequence?.includes('-') === true
    ? read
    : asTitle(read, hints, draft)
}

/** Texts without any of these hold no series, number, subtitle or edition. */
const structured = /[\d:;([,½]|edition|book|vol|chronicles|omnibus|\b[IVX]+$/i

/** The rules of titles take "…: Discworld, Book 12", "Wild Wastes 4" and "… Tenth Anniversary Edition" apart. */
function asTitle(text: string, hints: PreparedHints, draft: ReleaseDraft): string {
  if (!structured.test(text)) return text
  const parsed = parseTitle(text.replace(tiedVolume, ': '), { knownSeries: hints.seriesNames })
  for (const flag of parsed.flags) addFlag(flag, text, hints, draft)
  if (parsed.series !== null && (parsed.sequence !== null || isDescribed(text, parsed.title))) {
    draft.series ??= parsed.series
    draft.sequence ??= parsed.sequence?.text ?? null
    note(draft, 'release.series', ['series', 'sequence'], text)
    const told =
      parsed.subtitle === null || parsed.sequence === null || (!parsed.titled && isDescriptor(parsed.subtitle))
    return told ? parsed.title : `${parsed.title}: ${parsed.subtitle}`
  }
  draft.sequence ??= parsed.sequence?.text ?? null
  return parsed.flags.includes('specialEdition') && parsed.subtitle === null ? parsed.title : text
}

/** "Dawnshard: A Stormlight Archive Novella" opens with its title; in "Mistborn: The Final Empire" the title is all of it. */
function isDescribed(text: string, title: string): boolean {
  return text.startsWith(title) && / (?:novel|novella|story|mystery|thriller)$/i.test(text)
}

/** "The Best of Bova-Volume 2": a hyphen where a colon should be. */
const tiedVolume = /-(?=(?:volume|vol|book) )/i

/** "Wind and Truth, Part 3 of 5", "Oathbringer: Parts 1 & 2": the title is before the part. */
function withoutPart(text: string, hints: PreparedHints, draft: ReleaseDraft): string | null {
  const words = wordsOf(text)
  for (let at = Math.max(1, words.length - longestPart); at < words.length; at++) {
    const part = words.slice(at)
    if (!isPart(part) || !isPieces(part) || hints.titleText.includes(` ${part[0]?.key ?? ''} `)) continue
    draft.part = true
    note(draft, 'release.part', ['part'], textOf(part))
    return withoutTrailingPunctuation(textOf(words, 0, at))
  }
  return null
}

/** "Part 1" alone is how some titles end; "of 3", "Parts" and "CD" tell that a recording was cut up. */
function isPieces(part: readonly Word[]): boolean {
  const first = part[0]?.key ?? ''
  return (
    part.some((word) => word.key === 'of' || word.key === 'von') ||
    first.endsWith('s') ||
    first.startsWith('cd') ||
    first.startsWith('dis') ||
    /\d/.test(first)
  )
}

/** "Part 3 of 5" and "Parts 1, 2 & 3" are as long as parts get. */
const longestPart = 6

/** "Jack Reacher Series 1-20", "Sword of Truth Box Set Books 1-11": the series is the title; so, too, when brackets gave the range. */
function severalVolumes(text: string, draft: ReleaseDraft): string | null {
  const words = wordsOf(text)
  const position = positionAtEnd(words)
  const stated = isStatedRange(draft)
  if (!stated && (position?.range !== true || isInstalment(position.series ?? ''))) return null
  const series = withoutCollectionWords(position?.range === true ? (position.series ?? '') : text)
  if (series === '' || isArticle(series)) return null
  draft.collection = true
  draft.series ??= series
  draft.sequence ??= position?.sequence ?? null
  note(draft, 'release.series', ['series', 'sequence', 'collection'], text)
  return series
}

/** "The Complete Audiobook Collection 1-7" names no series. */
function isArticle(text: string): boolean {
  return /^(?:the|an?)$/i.test(text)
}

/** Brackets gave a range without a series: "(Books 1-7)". */
function isStatedRange(draft: ReleaseDraft): boolean {
  return draft.collection && draft.series === null && draft.sequence?.includes('-') === true
}

/** "Writing Excuses Season", "Oathbringer, Part": the number behind is no volume. */
function isInstalment(text: string): boolean {
  return instalments.has(wordsOf(text).at(-1)?.key ?? '')
}

/** Ranges of these are no volumes of a series. */
const instalments = new Set(
  'season seasons part parts episode episodes chapter chapters lecture lectures issue issues act acts'.split(' '),
)
const collectionWords = new Set(
  'series complete collection box set boxset boxed books the full entire omnibus bundle audiobooks audiobook volumes'.split(
    ' ',
  ),
)

/** "Sword of Truth Complete Series" without the words that say "several books". */
function withoutCollectionWords(text: string): string {
  const words = wordsOf(text)
  let end = words.length
  while (end > 1 && (collectionWords.has(words[end - 1]?.key ?? '') || words[end - 1]?.key === '')) end--
  const first =
    words[0]?.key === 'complete' || (words[0]?.key === 'the' && words[1]?.key === 'complete' && end > 2)
      ? words[0].key === 'the'
        ? 2
        : 1
      : 0
  return withoutTrailingPunctuation(textOf(words, first < end ? first : 0, end))
}

/** "Mistborn 01 The Final Empire", "Jack Reacher Book 10 The Hard Way": series and number, then a title. "…: Book 9 of The Expanse" is none. */
function afterSeries(text: string, hints: PreparedHints, draft: ReleaseDraft): string | null {
  const words = wordsOf(text)
  for (let end = 2; end < words.length; end++) {
    if (!/\d/.test(words[end - 1]?.key ?? '') || words[end]?.key === 'of' || isRank(words, end)) continue
    const position = positionAtEnd(words.slice(0, end))
    const title = withoutLeadingJoint(textOf(words, end))
    if (
      position?.series == null ||
      isInstalment(position.series) ||
      title === '' ||
      isDescriptor(title) ||
      !isVolume(position, title, words[end - 1], hints)
    )
      continue
    if (position.range) draft.collection = true
    draft.series ??= position.series
    draft.sequence ??= position.sequence
    note(draft, 'release.series', ['series', 'sequence'], textOf(words, 0, end))
    return isRestOfCollection(title, position.range) ? position.series : title
  }
  return null
}

/** "The No. 1 Ladies' Detective Agency": such a number goes on with what it counts. */
function isRank(words: readonly Word[], end: number): boolean {
  return words[end - 2]?.key === 'no' && !/[:,]$/.test(words[end - 1]?.text ?? '')
}

/** A number inside running text is a volume when it is padded or marked, or when the hints know series or title. */
function isVolume(
  position: NonNullable<ReturnType<typeof positionAtEnd>>,
  title: string,
  word: Word | undefined,
  hints: PreparedHints,
): boolean {
  if (position.padded || position.range) return true
  if (isWantedTitle(title, hints) || isWantedSeries(position.series ?? '', hints)) return true
  if (position.marked && word !== undefined) return true
  return /^(?:the|a|an) /i.test(title) && (position.series ?? '').includes(' ')
}

/** "Unsouled Cradle 1": the wanted series and a number behind the title, without a mark between them. */
function beforeWantedSeries(text: string, hints: PreparedHints, draft: ReleaseDraft): string | null {
  if (hints.series.size === 0) return null
  const position = positionAtEnd(wordsOf(text))
  if (position?.series == null || isWantedSeries(position.series, hints)) return null
  const words = wordsOf(position.series)
  for (let from = 1; from < words.length; from++) {
    const series = textOf(words, from)
    if (!isWantedSeries(series, hints)) continue
    draft.series ??= series
    draft.sequence ??= position.sequence
    note(draft, 'release.series', ['series', 'sequence'], text)
    return withoutTrailingPunctuation(textOf(words, 0, from))
  }
  return null
}

/** "03 Words of Radiance" and "#3 Words of Radiance"; "10 The Hard Way" only when the hints know the title. */
function afterNumber(text: string, hints: PreparedHints, draft: ReleaseDraft): string | null {
  const words = wordsOf(text)
  const first = words[0]
  if (first === undefined || words.length < 2) return null
  const position = positionAtEnd([first])
  const title = withoutLeadingJoint(textOf(words, 1))
  if (
    position === null ||
    !(position.padded || first.text.startsWith('#') || /^\d{1,3}[.)]$/.test(first.text) || isWantedTitle(title, hints))
  )
    return null
  draft.sequence ??= position.sequence
  note(draft, 'release.number', ['sequence'], first.text)
  return title
}

function withoutLeadingJoint(text: string): string {
  return text.replace(/^[-–—:,.]\s*/, '')
}

export function withoutTrailingPunctuation(text: string): string {
  return text.replace(/\s?[,;:–—-]$/, '').trim()
}

/** "Harry Potter 1-7 Complete" and "The Expanse: Books 1-9 + Novellas" hold no title after the range. */
function isRestOfCollection(text: string, range: boolean): boolean {
  return range && (/^[+&,]/.test(text) || wordsOf(text).every((word) => collectionWords.has(word.key)))
}
