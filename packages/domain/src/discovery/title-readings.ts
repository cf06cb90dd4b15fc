import type { PersonName } from './name.ts'
import { guessByArticles, guessLanguage } from './language-guess.ts'
import { foldText } from './normalize.ts'
import { canonicalTitle, canonOf } from './title-canon.ts'
import { withoutNameOfPart } from './title-part.ts'
import type { ParsedTitle } from './title-types.ts'
import type { WorkRecord } from './types.ts'

/** "Walden, or Life in the Woods", "Frankenstein; or, The Modern Prometheus". */
const alternativeTitle = /[,;] or,? /u
const leadingNumber = /^(?:\d{1,2}|(?:19|20)\d{2}|[a-z]{1,4}\d{1,2}) /
const writtenInFigures = /^(?:\d{1,2}[ .-]|(?:19|20)\d{2} |[A-Z]{1,4}\d{2} |[A-Z]{2,4}\d )/
const figure = /\d/
const figuresInside = /\D\d{1,2}\D/u
/** "Reacher 22 Midnight Line": what follows a small number may be the title. */
const middleNumber = / \d{1,2} (?=\p{L}{3})/u
const endBrackets = /\s[([][^()[\]]*[)\]]$/u

/** Most titles can be read in one way only, and share this. */
const none: readonly string[] = []

/** Other canonical readings of a title: without a number in front, without brackets at the end, without its author. */
export function readingsOf(
  record: WorkRecord,
  parsed: ParsedTitle,
  { title: canonical, folded, people }: { title: string; folded: string; people: readonly PersonName[] },
): readonly string[] {
  const { title } = parsed
  let readings = none
  const add = (reading: string) => {
    if (reading !== '' && reading !== canonical && !readings.includes(reading)) readings = [...readings, reading]
  }
  const alternative = title.includes(' or') ? alternativeTitle.exec(title) : null
  if (alternative !== null && alternative.index > 0) add(canonOf(title.slice(0, alternative.index)))
  if (figure.test(title)) {
    if (writtenInFigures.test(title)) add(canonicalTitle(canonical.replace(leadingNumber, '')))
    const numbered = figuresInside.test(title) ? middleNumber.exec(canonical) : null
    if (numbered !== null) add(canonicalTitle(canonical.slice(numbered.index + numbered[0].length)))
  }
  if (title.endsWith(')') || title.endsWith(']')) add(canonOf(title.replace(endBrackets, '')))
  if (parsed.subtitle !== null && typeof record.title === 'string' && record.title.includes(' - '))
    add(canonOf(parsed.subtitle))
  else if (parsed.subtitle !== null && people.some((person) => isNamedAfter(folded, person)))
    add(canonOf(parsed.subtitle))
  if (folded.endsWith('audiobook') || folded.endsWith('abridged')) add(canonicalTitle(folded.replace(spokenEnd, '')))
  const front = classicFront.exec(folded)
  if (front !== null) add(canonicalTitle(folded.slice(front[0].length)))
  const stop = title.includes('. ') ? sentenceEnd.exec(title) : null
  if (stop !== null && !isTranslated(title.slice(stop.index + stop[0].length)))
    add(canonOf(title.slice(0, stop.index + stop[0].length - 2)))
  const part = partOfVolume(parsed)
  if (part !== null) add(canonOf(part))
  for (const person of people) if (person.given.length > 0) add(withoutAuthor(folded, person))
  if (typeof record.title === 'string' && record.title.includes('_'))
    for (const { family } of people)
      if (folded.startsWith(`${family} `)) add(canonicalTitle(folded.slice(family.length + 1)))
  return readings
}

/** Volumes of a part are filed with the name of the part, and without: "…: Part 3, Adopted Daughter of an Archduke, Vol. 1". */
export function partOfVolume({ title, titled, sequence }: ParsedTitle): string | null {
  return titled || sequence === null ? null : withoutNameOfPart(title)
}

/** How old titles begin that are mostly called by the rest: "The Strange Case of Dr. Jekyll and Mr. Hyde". */
const classicFront =
  /^(?:the )?(?:strange case|tragedy|tragical history|personal history|life and death|life and (?:strange )?(?:surprising )?adventures|life and opinions) of (?=\S+ \S)/
/** "L'amica geniale. Infanzia, adolescenza": a full stop behind a whole word, never behind "Dr." or an initial. */
const sentenceEnd = /\p{Ll}{4}\. (?=\p{Lu})/u

/** "Kristin Hannah: The Nightingale", "LeGuin-TheTombsOfAtuan": what stands in front is the author. */
function isNamedAfter(folded: string, { key, given, family }: PersonName): boolean {
  return given.length > 0 && (folded === key || (folded === family && family.includes(' ')))
}

/** "The Nightingale Unabridged Audiobook", without brackets. */
const spokenEnd = / (?:(?:un)?abridged|(?:(?:un)?abridged )?audiobook)$/

/** "Sapiens. De animales a dioses" is no edition of "Sapiens": what follows the full stop is in another language. */
function isTranslated(rest: string): boolean {
  const folded = foldText(rest)
  const guess = guessLanguage(folded) ?? guessByArticles(folded)
  return guess !== null && guess !== 'en'
}

/** "Stephen King The Gunslinger", "Stephen King's The Gunslinger", "The Gunslinger, Stephen King", "Dune_Herbert_Frank". */
function withoutAuthor(folded: string, { key, given, family }: PersonName): string {
  if (folded.startsWith(key)) {
    if (folded.startsWith(' ', key.length)) return canonicalTitle(folded.slice(key.length + 1))
    if (folded.startsWith('s ', key.length)) return canonicalTitle(folded.slice(key.length + 2))
  }
  const end =
    withoutEnd(folded, key) ?? (folded.includes(family) ? withoutEnd(folded, `${family} ${given.join(' ')}`) : null)
  return end === null ? '' : canonicalTitle(end)
}

function withoutEnd(text: string, end: string): string | null {
  const at = text.length - end.length - 1
  return at >= 0 && text.endsWith(end) && text.charAt(at) === ' ' ? text.slice(0, at) : null
}
