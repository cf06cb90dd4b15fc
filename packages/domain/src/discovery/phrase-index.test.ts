import { array, assert, constantFrom, property, uniqueArray } from 'fast-check'
import { expect, it } from 'vitest'
import { PhraseIndex } from './phrase-index.ts'
import { WordFinder } from './word-finder.ts'

const word = constantFrom('a', 'of', 'the', 'graphic', 'novel', 'box', 'set', 'boxes', 'gra', 'é', 'summary')
const text = array(word, { maxLength: 8 }).map((words) => words.join(' '))
const phrase = array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

it('finds the phrases that stand in a text as whole words, in the order of filing', () => {
  assert(
    property(uniqueArray(phrase, { maxLength: 6 }), text, (phrases, folded) => {
      const index = new PhraseIndex(phrases.map((value) => [value, value] as const))
      const expected = phrases.filter((value) => ` ${folded} `.includes(` ${value} `))
      expect([...new Set(index.findAll(folded).map(({ value }) => value))]).toEqual(expected)
    }),
  )
})

it('finds words of a set in a text', () => {
  assert(
    property(array(word), text, (words, folded) => {
      expect(new WordFinder(words).isIn(folded)).toBe(
        folded.split(' ').some((one) => one !== '' && (words as readonly string[]).includes(one)),
      )
    }),
  )
})
