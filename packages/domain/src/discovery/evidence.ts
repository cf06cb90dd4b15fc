import { rankSentences } from './rank-sentences.ts'
import { releaseSentences } from './release-sentences.ts'
import type { Evidence } from './types.ts'

/**
 * One sentence for each code. `{name}` is replaced by a detail of the evidence. A code never changes its meaning;
 * a new meaning is a new code.
 */
const sentences = {
  'identifier.asin_equal': 'Both records carry the ASIN {value}.',
  'identifier.isbn_equal': 'Both records carry the ISBN {value}.',
  'identifier.isbn_differs': 'The ISBNs differ, as those of two editions do.',
  'identifier.asin_differs': 'The ASINs differ, as those of two editions do.',
  'title.equal': 'The titles are equal: "{title}".',
  'title.equal_with_subtitle': 'The titles are equal when the subtitle is counted in: "{title}".',
  'title.subtitle_absent': 'One record has the subtitle "{subtitle}", the other none.',
  'title.subtitle_differs': 'The titles are equal, but "{a}" and "{b}" are different subtitles.',
  'title.subtitle_in_one': 'The titles are equal, but the subtitle "{subtitle}" of one tells it from the other.',
  'title.typo': '"{a}" and "{b}" differ by a slip of the pen.',
  'title.spacing': 'The titles are equal but for spaces: "{title}".',
  'title.contains_series': 'One title carries the series name in front: "{title}".',
  'title.reading': 'The titles are equal when notes are left aside: "{a}" and "{b}".',
  'title.contained': '"{a}" only contains "{b}": another work.',
  'title.differs': 'The titles mean different things: "{a}" and "{b}".',
  'title.missing': 'A record without a title is no proof of anything.',
  'title.other_title': 'The titles differ, but series and number agree: another title of the same work.',
  'author.equal': 'The author agrees: {name}.',
  'author.spelling': '{a} and {b} are spellings of one name.',
  'author.differs': 'The authors differ: {a} and {b}.',
  'author.unknown': 'One record names no author.',
  'author.pen_name': 'The authors differ, but everything else agrees: {a} and {b} may be one person.',
  'series.equal_number': 'Both are number {sequence} of {series}.',
  'series.number_differs': 'Number {a} and number {b} of {series} are different works.',
  'series.number_in_one': 'Only one record has a number in the series.',
  'language.differs': 'The languages differ: {a} and {b}.',
  'kind.part': 'One of them is a part ({part}), the other is not the same part.',
  'kind.omnibus': 'One of them is a collection of several works.',
  'kind.dramatized': 'One of them is a dramatisation.',
  'kind.comic': 'One of them is a comic or graphic novel.',
  'kind.screenplay': 'One of them is a play or screenplay.',
  'kind.young_readers': 'One of them is rewritten for young readers.',
  'kind.summary': 'One of them is a summary or study guide.',
  'kind.companion': 'One of them is a companion, journal or workbook.',
  'kind.sample': 'One of them is a sample.',
  'kind.biography': 'One of them is about the author.',
  'kind.podcast': 'One of them is a podcast.',
  'kind.music': 'One of them is music.',
  'gap.listed': '{provider} lists "{title}" as {place}.',
  'gap.by_author': '{provider} lists "{title}" by {author}.',
  'gap.author_unknown': '{provider} lists "{title}" and names no author.',
  'gap.not_owned': 'No owned work covers it.',
  'gap.sources_agree': '{count} sources list it: {providers}.',
  'gap.single_source': 'Only {provider} lists it.',
  'gap.number_by_majority': 'The sources disagree about the number; most say {sequence}.',
  'gap.source_incomplete': 'The answer of {provider} was not complete, so this is unknown rather than missing.',
  'gap.novella': 'Number {sequence} is between two volumes: a novella or short story.',
  'covered.same_work': 'The owned "{title}" is the same work.',
  'covered.number': 'The owned "{title}" is number {sequence} of the series.',
  'covered.omnibus': 'The owned "{title}" covers numbers {sequence}.',
  'covered.omnibus_title': 'The owned "{title}" holds it.',
  'covered.parts': 'All {count} parts are owned.',
  'rejected.summary': '"{title}" is a summary or study guide of another book.',
  'rejected.companion': '"{title}" is a companion, journal, calendar or the like, not a work of the series.',
  'rejected.biography': '"{title}" is about the author.',
  'rejected.sample': '"{title}" is a sample.',
  'rejected.podcast': '"{title}" is a podcast or an episode.',
  'rejected.music': '"{title}" is music.',
  'rejected.comic': '"{title}" is a comic or graphic novel of a prose work.',
  'rejected.screenplay': '"{title}" is a play or screenplay.',
  'rejected.young_readers': '"{title}" is a version rewritten for young readers.',
  'rejected.dramatized': '"{title}" is a dramatisation.',
  'rejected.part': '"{title}" is a part of a work.',
  'rejected.omnibus': '"{title}" holds several works, which count one by one.',
  'rejected.language': '"{title}" is in another language ({language}).',
  'rejected.author': '"{title}" is by {author}, not by {wanted}.',
  'rejected.other_series': '"{title}" belongs to {series}.',
  'rejected.no_series': 'Nothing links "{title}" to the series by a number.',
  'rejected.novella': 'Number {sequence} is a novella, and novellas are not wanted.',
  'rejected.unreleased': '"{title}" comes out on {date}.',
  'rejected.placeholder': '"{title}" is a placeholder without a work behind it.',
  'rejected.untitled': 'The record has no title.',
  'name.equal': 'The names are equal: {name}.',
  'name.order': '{a} and {b} hold the same words in another order.',
  'name.initials': 'The initials of {a} fit {b}.',
  'name.middle': '{a} and {b} differ by a middle name only.',
  'name.spelling': '{a} and {b} differ by one letter, an accent, or the way a language writes the name.',
  'name.differs': '{a} and {b} are different names.',
  'metadata.same_work': 'The candidate of {provider} is the same work, score {score}.',
  'metadata.filled': 'The field was empty; {provider} has a value.',
  'metadata.better': '{provider} has a more complete value.',
  'metadata.replaced': 'The policy replaces any value by that of {provider}.',
  'metadata.agreed': '{count} sources agree on the value.',
  'metadata.locked': 'The field is locked.',
  'metadata.kept': 'The value at hand is as good as the one of {provider}.',
  'metadata.asin_conflict': 'The ASIN of the book ({a}) and of {provider} ({b}) differ: nothing is taken from it.',
  'metadata.below_threshold': 'The best candidate scores {score}, below {threshold}.',
  'metadata.no_candidate': 'No candidate is the same work.',
  'metadata.ambiguous': 'Candidates that differ from each other fit equally well.',
  'metadata.other_edition': 'The field belongs to one edition, and {provider} is not known to describe the same one.',
  ...releaseSentences,
  ...rankSentences,
} as const

/** A stable code: a program may rely on it. */
export type EvidenceCode = keyof typeof sentences

/** Longer quotes are cut in sentences. */
const longestQuote = 120

interface EvidenceOptions {
  fields?: readonly string[]
  weight?: number
  details?: Readonly<Record<string, string>>
}

/** The evidence of a code, with its sentence made from the table. */
export function evidence(code: EvidenceCode, { fields, weight, details }: EvidenceOptions = {}): Evidence {
  const made: Evidence = { code, sentence: sentenceWith(sentences[code], details) }
  if (fields !== undefined) made.fields = fields
  if (weight !== undefined) made.weight = weight
  if (details !== undefined) made.details = details
  return made
}

/** The English sentence of evidence: made from its code and details, or its own sentence when the code is unknown. */
export function sentenceOf({ code, details, sentence }: Evidence): string {
  return isEvidenceCode(code) ? sentenceWith(sentences[code], details) : sentence
}

/** Whether a text is a code of this library. */
export function isEvidenceCode(code: string): code is EvidenceCode {
  return Object.hasOwn(sentences, code)
}

/** Every code with its sentence, for documentation. */
export function evidenceTable(): [EvidenceCode, string][] {
  return Object.entries(sentences).flatMap(([code, sentence]) => (isEvidenceCode(code) ? [[code, sentence]] : []))
}

function sentenceWith(template: string, details: Readonly<Record<string, string>> | undefined): string {
  if (details === undefined) return template
  let sentence = ''
  let at = 0
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
    const close = template.indexOf('}', open)
    const detail = details[template.slice(open + 1, close)] ?? ''
    sentence += template.slice(at, open) + (detail.length > longestQuote ? `${detail.slice(0, longestQuote)}…` : detail)
    at = close + 1
  }
  return sentence + template.slice(at)
}
