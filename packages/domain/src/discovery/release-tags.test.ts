import { describe, expect, it } from 'vitest'
import { tagEndingAt, tagsOf } from './release-tags.ts'
import type { TagFacts } from './release-tags.ts'
import { wordsOf } from './release-words.ts'

function factsOf(text: string, scene = false): TagFacts | null {
  const tags = tagsOf(wordsOf(text), scene)
  return tags === null ? null : Object.assign({}, ...tags.map(({ facts }) => facts))
}

describe('words that are notes', () => {
  it.each<[string, TagFacts]>([
    ['M4B', { formats: ['m4b'] }],
    ['mp3@64', { formats: ['mp3'], bitrateKbps: 64 }],
    ['MP3-128', { formats: ['mp3'], bitrateKbps: 128 }],
    ['M4B/MP3', { formats: ['m4b', 'mp3'] }],
    ['MP3 64', { formats: ['mp3'], bitrateKbps: 64 }],
    ['64 kbps', { bitrateKbps: 64 }],
    ['48 min', {}],
    ['1 hr 48 mins', {}],
    ['64kb/s', { bitrateKbps: 64 }],
    ['30@64K', { bitrateKbps: 64 }],
    ['Unabridged', { abridged: false }],
    ['non abridged', { abridged: false }],
    ['Ungekürzte', { abridged: false, language: 'de' }],
    ['gekürzt', { abridged: true, language: 'de' }],
    ['onverkort', { abridged: false, language: 'nl' }],
    ['Abridged', { abridged: true }],
    ['German', { language: 'de' }],
    ['in English', { language: 'en' }],
    ['Hörbuch', { audiobook: true, language: 'de' }],
    ['Audiobook PL', { audiobook: true, language: 'pl' }],
    ['Livre audio', { audiobook: true, language: 'fr' }],
    ['аудиокнига', { audiobook: true, language: 'ru' }],
    ['Hoerspiel', { audiobook: true, language: 'de', dramatized: true }],
    ['3 CDs', {}],
    ['www.example.com', {}],
    ['Kindle', { ebook: true }],
    ['Hörspiel', { audiobook: true, language: 'de', dramatized: true }],
    ['2012', { year: 2012 }],
    ['Sep 2020', { year: 2020 }],
    ['12 Audiobooks', { collection: true }],
    ['retail web VIP', {}],
    ['1.2 GB', {}],
    ['44.1khz stereo', {}],
    ['34 hours 8 mins', {}],
    ['B08GB58KD5', {}],
  ])('%s', (text, facts) => {
    expect(factsOf(text)).toEqual(facts)
  })

  it.each(['Martian', 'Catch-22', '451', 'kbps', 'Opus', 'DE', '99 Francs', '9999', '5 kbps'])('%s is none', (text) => {
    expect(factsOf(text)).toBeNull()
  })

  it('reads codes of two letters in scene names only', () => {
    expect(factsOf('DE', true)).toEqual({ language: 'de' })
    expect(factsOf('DK', true)).toEqual({ language: 'da' })
    expect(factsOf('de', true)).toBeNull()
  })

  it('tells sure notes from words of titles', () => {
    expect(tagEndingAt(wordsOf('m4b'), 1, false)?.strong).toBe(true)
    expect(tagEndingAt(wordsOf('French'), 1, false)?.strong).toBe(false)
  })
})
