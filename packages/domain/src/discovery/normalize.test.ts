import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanText,
  foldText,
  foldedWords,
  longestText,
  titleKey,
  withArticleBack,
  withoutArticle,
} from './normalize.ts'

describe('cleanText', () => {
  it.each([
    ['  a \t b\n', 'a b'],
    ['a\u0000b', 'a b'],
    ['x\ud800y', 'x y'],
    ['Cafe\u0301', 'Café'],
    [12, '12'],
    [Number.NaN, ''],
    [null, ''],
    [{ a: 1 }, ''],
  ])('%j gives %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  it('cuts what is longer than any title', () => {
    expect(cleanText('a'.repeat(5_000))).toHaveLength(longestText)
  })
})

describe('foldText', () => {
  it.each([
    ['Pokémon & Co.: The Hero’s Way', 'pokemon and co the heros way'],
    ['Señor Vivo', 'senor vivo'],
    ['Nesbø, Łukasz, Straße, Æon', 'nesbo lukasz strasse aeon'],
    ['20,000 Leagues', '20000 leagues'],
    ['1,2,3', '1 2 3'],
    ['ＦＵＬＬ　ＷＩＤＴＨ', 'full width'],
    ['Война и мир', 'воина и мир'],
    ['…!?', ''],
  ])('%j gives %j', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it('folds a folded text to itself', () => {
    for (const text of ['Pokémon & Co.', 'Ünïcödé', 'plain']) expect(foldText(foldText(text))).toBe(foldText(text))
  })

  it('folds ASCII in one pass as step by step', () => {
    const pieces = array(constantFrom('a', 'B', '7', ' ', "'", '`', '&', '+', ';', '.', '-', '(', '"'), {
      maxLength: 30,
    })
    assert(
      property(pieces, (characters) => {
        const text = characters.join('')
        const marked = cleanText(text).toLowerCase().replaceAll(/['`]/g, '').replaceAll(/[&+]/g, ' and ')
        expect(foldText(text)).toBe(marked.replaceAll(/[^a-z0-9]+/g, ' ').trim())
      }),
    )
  })

  it('gives words', () => {
    expect(foldedWords('Guards! Guards!')).toEqual(['guards', 'guards'])
    expect(foldedWords('')).toEqual([])
  })
})

describe('articles', () => {
  it.each([
    ['Hobbit, The', 'The Hobbit'],
    ['Crown of Swords, A', 'A Crown of Swords'],
    ['Eats, Shoots and Leaves', 'Eats, Shoots and Leaves'],
    [', The', ', The'],
  ])('%j is %j', (moved, back) => {
    expect(withArticleBack(moved)).toBe(back)
  })

  it('do not count in keys, unless nothing else is there', () => {
    expect(titleKey('The Gathering Storm')).toBe(titleKey('Gathering Storm, The'))
    expect(withoutArticle('the')).toBe('the')
    expect(titleKey('Dune')).not.toBe(titleKey('Dune Messiah'))
  })
})
