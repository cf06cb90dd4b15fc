import { describe, expect, it } from 'vitest'
import { mainFormat } from './release-formats.ts'
import { prepareHints } from './release-hints.ts'
import { languageOfShortCode, languageOfWord } from './release-languages.ts'
import { narratorIn } from './release-narrator.ts'
import { isPart } from './release-part.ts'
import { phraseIn, phraseSet } from './release-phrases.ts'
import { segmentsOf } from './release-pieces.ts'
import { sceneText, withoutGroupName } from './release-scene.ts'
import { wordKey, wordsOf } from './release-words.ts'

const nothing = prepareHints(undefined)

describe('pieces of a name', () => {
  const textsOf = (text: string) =>
    segmentsOf(text).map(({ pieces }) => pieces.map(({ text: one, bracket }) => (bracket ?? '') + one))

  it.each<[string, string[][]]>([
    ['A - B [c] (d)', [['A'], ['B', '[c', '(d']]],
    ['A – B', [['A'], ['B']]],
    ['Weir- Martian -MP3', [['Weir'], ['Martian'], ['MP3']]],
    ['Books 1 - 7', [['Books 1 - 7']]],
    ['[a [b] c]', [['[a [b] c']]],
    ['a] b [c', [['a b c']]],
    ['Mother(ing)', [['Mother(ing)']]],
    ['- [] -', []],
  ])('%s', (text, pieces) => {
    expect(textsOf(text)).toEqual(pieces)
  })
})

describe('narrators', () => {
  it.each<[string, string, string]>([
    ['The Martian, read by R. C. Bray', 'The Martian', 'R. C. Bray'],
    ['Narrated by: Jim Dale', '', 'Jim Dale'],
    ['Narrator: Jim Dale', '', 'Jim Dale'],
    ['gelesen von David Nathan', '', 'David Nathan'],
  ])('%s', (text, before, narrator) => {
    expect(narratorIn(text)).toEqual({ before, narrator })
  })

  it.each(['Bread by the River', 'The Unreliable Narrator', 'Spread by Me', 'read by'])('none in %s', (text) => {
    expect(narratorIn(text)).toBeNull()
  })
})

describe('parts', () => {
  it.each(['1 of 3', 'Part 3 of 5', 'Parts 1 & 2', 'CD 2', 'CD2', '1/3', 'Disc 3', 'Teil 1', 'Part Two'])(
    '%s is one',
    (text) => {
      expect(isPart(wordsOf(text))).toBe(true)
    },
  )

  it.each(['Book 1 of 3', 'Part of the Family', 'Side Effects', '2012', '11/22/63'])('%s is none', (text) => {
    expect(isPart(wordsOf(text))).toBe(false)
  })
})

describe('scene names', () => {
  it.each<[string, string]>([
    ['Andy Weir-The Martian-AUDIOBOOK-WEB-EN-2013-GRP', 'Andy Weir - The Martian - AUDIOBOOK - WEB - EN - 2013'],
    ['Andy Weir-The Martian-AUDIOBOOK-2013-GRP (Abridged)', 'Andy Weir - The Martian - AUDIOBOOK - 2013 (Abridged)'],
    ['Andy Weir - The Martian-AUDiOBOOK-WEB-DK-2013-GRP iNT', 'Andy Weir - The Martian - AUDiOBOOK - WEB - DK - 2013'],
    ['George Orwell-1984-AUDIOBOOK-2008-GRP', 'George Orwell - 1984 - AUDIOBOOK - 2008'],
  ])('%s', (text, spaced) => {
    expect(sceneText(text, nothing)).toBe(spaced)
  })

  it('takes a group off a spaced name, but no word', () => {
    expect(withoutGroupName('Andy Weir - The Martian M4B-SEEDPOOL')).toBe('Andy Weir - The Martian M4B')
    expect(withoutGroupName('The Audio-Visual Guide')).toBe('The Audio-Visual Guide')
  })
})

describe('languages', () => {
  it.each<[string, string | null]>([
    ['Deutsch', 'de'],
    ['GER', 'de'],
    ['Français', 'fr'],
    ['Английский', 'en'],
    ['Dan', null],
    ['DAN', 'da'],
    ['martian', null],
  ])('%s', (word, language) => {
    expect(languageOfWord(wordKey(word), word)).toBe(language)
  })

  it('knows codes of two letters in capitals, and countries', () => {
    expect(['EN', 'UK', 'SE', 'it', 'XX'].map(languageOfShortCode)).toEqual(['en', 'en', 'sv', null, null])
  })
})

it('speaks of the audio format among several', () => {
  expect(mainFormat(['epub', 'm4b', 'mp3'])).toBe('m4b')
  expect(mainFormat(['epub', 'pdf'])).toBe('epub')
  expect(mainFormat([])).toBeNull()
})

it('finds phrases at their places', () => {
  const set = phraseSet('study guide, summary of')
  const words = wordsOf('A Study Guide, Vol 2')
  expect(phraseIn(words, set)).toEqual(['study', 'guide'])
  expect(phraseIn(words, set, 'start')).toBeNull()
  expect(phraseIn(wordsOf('The Study Guide'), set, 'end')).toEqual(['study', 'guide'])
  expect(phraseIn(wordsOf('Study Guide'), set, 'whole')).toEqual(['study', 'guide'])
  expect(phraseIn(wordsOf('Guide of Summary'), set)).toBeNull()
})

it('folds words without touching what is inside them', () => {
  expect(['«Hörbuch»,', "Ender's", '&', '...', 'Ⅻ'].map(wordKey)).toEqual(['horbuch', "ender's", 'and', '', 'xii'])
})
