import {
  bitrateOfWord,
  isBitrateUnit,
  isNumber,
  isSizeUnit,
  isMonth,
  isTechnical,
  isUsualBitrate,
  kilobits,
  yearOfWord,
} from './release-figures.ts'
import { formatsOfWord } from './release-formats.ts'
import {
  languageOfAudiobookWord,
  languageOfLengthWord,
  languageOfShortCode,
  languageOfWord,
} from './release-languages.ts'
import { abridgedWords, audiobookWords, copyWords, unabridgedWords, videoWords } from './release-vocabulary.ts'
import { remembered } from './remembered.ts'
import { wordOf } from './release-words.ts'
import type { Word } from './release-words.ts'

/** Facts about an edition that single words of a release name state. */
export interface TagFacts {
  formats?: readonly string[]
  bitrateKbps?: number
  abridged?: boolean
  language?: string
  year?: number
  audiobook?: boolean
  ebook?: boolean
  video?: boolean
  dramatized?: boolean
  collection?: boolean
}

/** A note on the edition, one to three words long. */
export interface Tag {
  length: number
  /**
   * Strong: the word is a note wherever it ends a name ("m4b", "unabridged").
   * Weak: it is also a word of titles ("French", "2001", "web"), so it needs strong company or brackets.
   */
  strong: boolean
  facts: TagFacts
}

const noise: Tag = { length: 1, strong: false, facts: {} }
const noisePair: Tag = { length: 2, strong: false, facts: {} }
const unabridged: Tag = { length: 1, strong: true, facts: { abridged: false } }
const notAbridged: Tag = { length: 2, strong: true, facts: { abridged: false } }
const abridged: Tag = { length: 1, strong: true, facts: { abridged: true } }
const audiobook: Tag = { length: 1, strong: true, facts: { audiobook: true } }
const audioBook: Tag = { length: 2, strong: true, facts: { audiobook: true } }
const livreAudio: Tag = { length: 2, strong: true, facts: { audiobook: true, language: 'fr' } }
const sesliKitap: Tag = { length: 2, strong: true, facts: { audiobook: true, language: 'tr' } }
const ebook: Tag = { length: 1, strong: true, facts: { ebook: true } }
const kindle: Tag = { length: 1, strong: false, facts: { ebook: true } }
const eBook: Tag = { length: 2, strong: true, facts: { ebook: true } }
const germanDrama: Tag = { length: 1, strong: true, facts: { audiobook: true, language: 'de', dramatized: true } }
const dutchDrama: Tag = { length: 1, strong: true, facts: { audiobook: true, language: 'nl', dramatized: true } }
const severalBooks: Tag = { length: 2, strong: true, facts: { collection: true } }
const videoPair: Tag = { length: 2, strong: true, facts: { video: true } }
const video: Tag = { length: 1, strong: true, facts: { video: true } }

/**
 * The note that ends before `end`, the longest first; null when the word there is no note.
 * `scene` allows language codes of two letters, which stand as fields of their own in scene names.
 */
export function tagEndingAt(words: readonly Word[], end: number, scene: boolean): Tag | null {
  const last = words[end - 1]
  if (last === undefined) return null
  const before = words[end - 2]
  return (before === undefined ? null : tagOfTwo(before, last)) ?? (scene ? sceneTag(last.text) : plainTag(last.text))
}

/** The notes that all of the words are, in order; null when one of them is none. */
export function tagsOf(words: readonly Word[], scene: boolean): Tag[] | null {
  const tags: Tag[] = []
  for (let end = words.length; end > 0;) {
    const tag = tagEndingAt(words, end, scene)
    if (tag === null) return null
    tags.push(tag)
    end -= tag.length
  }
  return tags.length === 0 ? null : tags.toReversed()
}

function tagOfTwo(first: Word, second: Word): Tag | null {
  if (isBitrateUnit(second.key)) {
    const bitrateKbps = kilobits(first.key)
    return bitrateKbps === null ? null : { length: 2, strong: true, facts: { bitrateKbps } }
  }
  const encoded = isUsualBitrate(second.key) || isUsualBitrate(first.key) ? formatAndBitrate(first, second) : null
  if (encoded !== null) return encoded
  if (first.key === 'h' && (second.key === '264' || second.key === '265')) return videoPair
  if (first.key === 'audio' && (second.key === 'book' || second.key === 'books')) return audioBook
  if (first.key.startsWith('livre') && second.key === 'audio') return livreAudio
  if (first.key === 'sesli' && second.key === 'kitap') return sesliKitap
  if (first.key === 'e' && second.key === 'book') return eBook
  if (isAudiobookWord(second.key) && languageOfShortCode(first.text) !== null)
    return audiobookIn(languageOfShortCode(first.text))
  if (second.key === 'abridged' && (first.key === 'not' || first.key === 'non' || first.key === 'un'))
    return notAbridged
  if (isNumber(first.key) && isMeasure(second.key)) return noisePair
  if (first.key === 'in' || first.key === 'auf' || first.key === 'en')
    return spokenIn(languageOfWord(second.key, second.text))
  if (isNumber(first.key) && (second.key === 'audiobooks' || second.key === 'books')) return severalBooks
  if (isMonth(first.key)) return datedTag(yearOfWord(second.key))
  return audiobookWords.has(first.key) ? audiobookIn(languageAfterAudiobook(second.text)) : null
}

/** "MP3 64" and "64 MP3": a bare number is a bitrate beside a format. */
function formatAndBitrate(first: Word, second: Word): Tag | null {
  const formats = formatsOfWord(first) ?? formatsOfWord(second)
  const bitrateKbps = kilobits(first.key) ?? kilobits(second.key)
  return formats === null || bitrateKbps === null ? null : { length: 2, strong: true, facts: { formats, bitrateKbps } }
}

/** "in English", "auf Deutsch", "en español". */
function spokenIn(language: string | null): Tag | null {
  return language === null ? null : { length: 2, strong: true, facts: { language } }
}

/** "Sep 2020" is the month of a publication. */
function datedTag(year: number | null): Tag | null {
  return year === null ? null : { length: 2, strong: false, facts: { year } }
}

const measures = new Set(
  'khz hz hrs hr hours hour h mins min minutes minute m files file bit tracks chapters cds discs disks tapes cassettes'.split(
    ' ',
  ),
)

function isMeasure(key: string): boolean {
  return isSizeUnit(key) || measures.has(key)
}

function isAudiobookWord(key: string): boolean {
  return audiobookWords.has(key) || languageOfAudiobookWord(key) !== null
}

/** Codes that are English words need capitals even here. */
const wordCodes = new Set(['it', 'is', 'no', 'he', 'id', 'la'])

function languageAfterAudiobook(text: string): string | null {
  return languageOfShortCode(wordCodes.has(text) ? text : text.toUpperCase())
}

/** "Audiobook PL" states the language. */
function audiobookIn(language: string | null): Tag | null {
  return language === null ? null : { length: 2, strong: true, facts: { audiobook: true, language } }
}

/** Words of which the notes are kept: those of a few searches. */
const mostWords = 5_000
const plainTag = remembered((text) => tagOfOne(wordOf(text), false), mostWords)
const sceneTag = remembered((text) => tagOfOne(wordOf(text), true), mostWords)

function tagOfOne(word: Word, scene: boolean): Tag | null {
  const { key, text } = word
  if (key === '') return noise
  if (unabridgedWords.has(key)) return lengthIn(key, unabridged)
  if (abridgedWords.has(key)) return lengthIn(key, abridged)
  if (audiobookWords.has(key)) return audiobook
  if (key === 'ebook' || key === 'e-book' || key === 'ebooks') return ebook
  if (videoWords.has(key)) return video
  if (key === 'kindle') return kindle
  if (key === 'horspiel' || key === 'horspiele' || key === 'hoerspiel' || key === 'hoerspiele') return germanDrama
  if (key === 'hoorspel') return dutchDrama
  const spoken = languageOfAudiobookWord(key)
  if (spoken !== null) return { length: 1, strong: true, facts: { audiobook: true, language: spoken } }
  return formatTag(word) ?? bitrateTag(key) ?? yearTag(key) ?? languageTag(key, text, scene) ?? copyTag(key)
}

/** "Ungekürzt" is unabridged, in German. */
function lengthIn(key: string, tag: Tag): Tag {
  const language = languageOfLengthWord(key)
  return language === null ? tag : { ...tag, facts: { ...tag.facts, language } }
}

function formatTag(word: Word): Tag | null {
  const formats = formatsOfWord(word)
  if (formats === null) return null
  const bitrateKbps = bitrateOfWord(word.key)
  return { length: 1, strong: true, facts: bitrateKbps === null ? { formats } : { formats, bitrateKbps } }
}

function bitrateTag(key: string): Tag | null {
  const bitrateKbps = bitrateOfWord(key)
  return bitrateKbps === null ? null : { length: 1, strong: true, facts: { bitrateKbps } }
}

function yearTag(key: string): Tag | null {
  const year = yearOfWord(key)
  return year === null ? null : { length: 1, strong: false, facts: { year } }
}

function languageTag(key: string, text: string, scene: boolean): Tag | null {
  const language = languageOfWord(key, text) ?? (scene ? languageOfShortCode(text) : null)
  return language === null ? null : { length: 1, strong: false, facts: { language } }
}

/** "www.example.com": where a name was taken from. */
const siteName = /^www\.|\.(?:com|net|org)$/

function copyTag(key: string): Tag | null {
  return copyWords.has(key) || isTechnical(key) || siteName.test(key) ? noise : null
}
