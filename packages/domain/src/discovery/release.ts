import { Field } from './release-field.ts'
import { creditAtColon, creditAtComma, creditAtHyphen, creditIn, wantedAuthorIn, wantedOnly } from './release-credit.ts'
import type { Credit } from './release-credit.ts'
import { cleanText } from './normalize.ts'
import { emptyDraft, note } from './release-draft.ts'
import type { ReleaseDraft } from './release-draft.ts'
import { readFields } from './release-fields.ts'
import type { Remainder } from './release-fields.ts'
import { mainFormat, isAudioFormat, isComicFormat } from './release-formats.ts'
import { inWantedOrder, isWantedTitle, prepareHints, wantedAuthor, wantedAuthorsIn } from './release-hints.ts'
import type { PreparedHints } from './release-hints.ts'
import { isBareNumber, isSeriesNovel, layoutOf } from './release-layout.ts'
import { readNotesField, withoutTrailingTags } from './release-trailing.ts'
import { likelyName, splitNames, surelyPerson } from './release-names.ts'
import type { Position } from './release-position.ts'
import { sceneText, withoutGroupName } from './release-scene.ts'
import { readableName } from './release-text.ts'
import { readSummary } from './release-kinds.ts'
import { tagsOf } from './release-tags.ts'
import { readTitle } from './release-title.ts'
import type { ParsedRelease, ReleaseHints } from './release-types.ts'
import { textOf, wordsOf } from './release-words.ts'

/**
 * Reads what the name of a release says: title, authors, series and number, edition notes.
 *
 * Notes (format, language, bitrate, narrator, year …) are read from the right and from brackets; of what is left, author,
 * series and title are told apart by the orders in use. `hints`, usually the wanted work, decide where a name alone does not.
 * Never throws; only the first 1,000 characters are read.
 */
export function parseRelease(title: string, hints?: ReleaseHints): ParsedRelease {
  return readRelease(title, prepareHints(hints))
}

/** As parseRelease, with hints made ready once for many releases. */
export function readRelease(name: string, hints: PreparedHints): ParsedRelease {
  const readable = readableName(typeof name === 'string' ? name : cleanText(name))
  const draft = emptyDraft()
  const text = readable.scene ? sceneText(readable.text, hints) : withoutGroupName(readable.text)
  const rest = readFields(text, readable.scene, hints, draft)
  const credit = creditOf(rest, hints, draft)
  const titled = readTitle(credit.title, hints, draft)
  const authors = credit.authors.map((author) => inWantedOrder(author, hints))
  readSummary(readable.text, hints, draft)
  readAsides(rest.asides, authors, hints, draft)
  if (authors.length === 0) authors.push(...wantedAuthorsIn(readable.text, hints))
  return finish(titled, authors, draft)
}

/** Who wrote it and which text holds the title: by credit, by layout, or by the wanted author's name inside. */
function creditOf(rest: Remainder, hints: PreparedHints, draft: ReleaseDraft): Credit {
  const { fields } = rest
  const by = creditByWord(rest, hints)
  if (by !== null) {
    note(draft, 'release.author_by', ['authors'], by.authors.join(', '))
    addPlace(by.place, draft)
    return { title: untagged(titleAmong(by.fields, by.authors, draft), hints, draft), authors: by.authors }
  }
  const only = fields[0]
  if (only === undefined) return { title: '', authors: [] }
  if (fields.length > 1) return creditByPlace(fields, draft)
  const inside =
    creditAtHyphen(only.text, hints, wantedOnly) ??
    wantedAuthorIn(only, hints) ??
    creditAtHyphen(only.text, hints) ??
    creditAtColon(only.text) ??
    creditAtComma(only.text)
  if (inside === null) return { title: only.text, authors: [] }
  note(draft, 'release.author_wanted', ['authors', 'title'], only.text)
  return inside
}

/** Takes over the place in a series that stands behind the names of a credit. */
function addPlace(place: Position | null, draft: ReleaseDraft): void {
  if (place === null) return
  draft.series ??= place.series
  draft.sequence ??= place.sequence
  if (place.range) draft.collection = true
  note(draft, 'release.series', ['series', 'sequence'], `${place.series}, ${place.sequence}`)
}

/** Notes may stand before "by": "Title (2013) 64kbps by Author". */
function untagged(title: string, hints: PreparedHints, draft: ReleaseDraft): string {
  return isWantedTitle(title, hints) ? title : textOf(withoutTrailingTags(wordsOf(title), false, 0, draft, false))
}

/** What a credit by word tells: who wrote it, the fields that are left, and the place in a series behind the names. */
interface CreditByWord {
  authors: string[]
  fields: Field[]
  place: Position | null
}

/** "MacLean, Sarah - A Rogue by Any Other Name": where another field is a person, words behind "by" have to be one, too. */
function namesAuthor(field: Field): boolean {
  return field.wantedAuthor || field.names >= surelyPerson
}

/** "Title by Author", in the last field that has it. "By the Sword" beside its author is a title. */
function creditByWord(rest: Remainder, hints: PreparedHints): CreditByWord | null {
  const { fields } = rest
  const others = fields.some((field) => namesAuthor(field) && !field.words.some((word) => word.key === 'by'))
  for (let at = fields.length - 1; at >= 0; at--) {
    const field = fields[at]
    if (field === undefined) continue
    const last = at === fields.length - 1
    if (field.words[0]?.key === 'by' && others) continue
    if (field.words[0]?.key === 'by' && field.words.length > 1 && fields.length > 1) {
      return {
        authors: splitNames(textOf(field.words, 1), true),
        fields: fields.filter((_, index) => index !== at),
        place: null,
      }
    }
    const credit = creditIn(field.words, hints, last && rest.endsInNotes && !others)
    if (credit === null) continue
    return {
      authors: credit.authors,
      place: credit.place ?? null,
      fields: fields.map((one, index) => (index === at ? new Field(credit.title, hints) : one)),
    }
  }
  return null
}

/**
 * The title among fields of which the author is known: fields that name an author again are left out, and so is one that
 * holds nothing but notes ("20@64K").
 */
function titleAmong(fields: readonly Field[], authors: readonly string[], draft: ReleaseDraft): string {
  const others = fields.filter((field) => field.text !== '' && !authors.includes(field.text))
  const texts =
    others.length > 1
      ? others.filter((field) => field.wantedTitle || !readNotesField(field.words, false, true, draft))
      : others
  const chosen = [texts, others, fields].find((some) => some.length > 0) ?? fields
  return placed(chosen, -1, layoutOf(chosen, true).title, draft)
}

function creditByPlace(fields: readonly Field[], draft: ReleaseDraft): Credit {
  const layout = layoutOf(fields, false)
  const author = fields[layout.author]
  const title = placed(fields, layout.author, layout.title, draft)
  if (author === undefined) return { title, authors: [] }
  note(draft, author.wantedAuthor ? 'release.author_wanted' : 'release.author_place', ['authors'], author.text)
  return { title, authors: splitNames(author.text) }
}

/** Reads the fields beside author and title, and gives the title with its subtitle. */
function placed(fields: readonly Field[], author: number, title: number, draft: ReleaseDraft): string {
  let text = fields[title]?.text ?? ''
  fields.forEach((field, index) => {
    if (index === author || index === title) return
    if (field.year !== null) draft.year ??= field.year
    else if (
      field.position !== null &&
      (isBareNumber(field) || field.position.marked || field.position.padded || field.wantedSeries || index < title)
    ) {
      draft.sequence ??= field.position.sequence
      draft.series ??= field.position.series
      if (field.position.range) draft.collection = true
      note(draft, 'release.series', ['series', 'sequence'], field.text)
    } else if (isSeriesNovel(field.words)) draft.series ??= textOf(field.words, 1, field.words.length - 1)
    else if (tagsOf(field.words, false) !== null) return
    else if (field.wantedSeries || index < title) draft.series ??= field.text
    else if (field.names >= likelyName && author >= 0) draft.narrator ??= field.text
    else text += `: ${field.text}`
  })
  note(draft, fields[title]?.wantedTitle === true ? 'release.title_wanted' : 'release.title_place', ['title'], text)
  return text
}

/** Bracketed persons: the author when none was found or the wanted one was not, else the narrator. */
function readAsides(asides: readonly string[], authors: string[], hints: PreparedHints, draft: ReleaseDraft): void {
  for (const aside of asides) {
    const wanted = wantedAuthor(aside, hints) !== null && !authors.some((name) => wantedAuthor(name, hints) !== null)
    if (authors.length === 0 || wanted) authors.push(...splitNames(aside))
    else if (draft.narrator === null) {
      draft.narrator = aside
      note(draft, 'release.narrator_in_brackets', ['narrator'], aside)
    }
  }
}

function finish(title: string, authors: string[], draft: ReleaseDraft): ParsedRelease {
  const format = mainFormat(draft.formats)
  const text = format !== null && !isAudioFormat(format)
  return {
    formats: draft.formats,
    bitrateKbps: draft.bitrateKbps,
    abridged: draft.abridged,
    language: draft.language,
    year: draft.year,
    ebook: text || (draft.ebook && !draft.audiobook && format === null),
    video: draft.video,
    narrator: isAuthor(draft.narrator) ? (authors[0] ?? null) : draft.narrator,
    series: draft.series,
    sequence: draft.sequence,
    collection: draft.collection,
    dramatized: draft.dramatized,
    part: draft.part,
    summary: draft.summary,
    sample: draft.sample,
    comic: draft.comic || (format !== null && isComicFormat(format)),
    music: draft.music,
    evidence: draft.evidence,
    title: title === '' ? null : title,
    authors,
    format,
  }
}

/** "Read by the author". */
function isAuthor(narrator: string | null): boolean {
  return narrator !== null && /^(?:the )?author$/i.test(narrator)
}
