import { describe, expect, it } from 'vitest'
import { isNobody, nameKey, parseName, parseNames } from './name.ts'

describe('parseName', () => {
  it.each([
    ['J.R.R. Tolkien', 'j r r tolkien', 'tolkien', 'author'],
    ['Tolkien, J. R. R.', 'j r r tolkien', 'tolkien', 'author'],
    ['JRR Tolkien', 'j r r tolkien', 'tolkien', 'author'],
    ['Ursula K. Le Guin', 'ursula k le guin', 'le guin', 'author'],
    ['Le Guin, Ursula K.', 'ursula k le guin', 'le guin', 'author'],
    ['Le Guin', 'le guin', 'le guin', 'author'],
    ['Ben Bova', 'ben bova', 'bova', 'author'],
    ['Kurt Vonnegut, Jr.', 'kurt vonnegut', 'vonnegut', 'author'],
    ['Dr. Oliver Sacks, MD', 'oliver sacks', 'sacks', 'author'],
    ['Mihaly Csikszentmihalyi Ph.D.', 'mihaly csikszentmihalyi', 'csikszentmihalyi', 'author'],
    ['Sir Terry Pratchett', 'terry pratchett', 'pratchett', 'author'],
    ['Ken Liu - translator', 'ken liu', 'liu', 'translator'],
    ['Ken Liu (Translator)', 'ken liu', 'liu', 'translator'],
    ['narrated by Kate Reading', 'kate reading', 'reading', 'narrator'],
    ['by Frank Herbert', 'frank herbert', 'herbert', 'author'],
    ['Gabriel García Márquez', 'gabriel garcia marquez', 'marquez', 'author'],
    ['pirateaba', 'pirateaba', 'pirateaba', 'author'],
    ['村上春樹', '村上春樹', '村上春樹', 'author'],
    ['', '', '', 'author'],
  ])('%j', (text, key, family, role) => {
    expect(parseName(text)).toMatchObject({ key, family, role })
  })

  it('keeps the generation apart', () => {
    expect(parseName('Martin Luther King III')).toMatchObject({ generation: 'iii', key: 'martin luther king' })
  })

  it('gives each caller a name of its own', () => {
    parseName('Ann Author').given.push('changed')
    expect(parseName('Ann Author').given).toEqual(['ann'])
  })
})

describe('parseNames', () => {
  it.each([
    ['Neil Gaiman & Terry Pratchett', ['neil gaiman', 'terry pratchett']],
    ['Neil Gaiman and Terry Pratchett', ['neil gaiman', 'terry pratchett']],
    ['Ann Author; Bob Writer', ['ann author', 'bob writer']],
    ['Douglas Preston, Lincoln Child', ['douglas preston', 'lincoln child']],
    ['Preston, Douglas', ['douglas preston']],
    ['de la Cruz, Melissa Ann', ['melissa ann de la cruz']],
    ['Read By', []],
    ['By Tolkien', ['tolkien']],
    ['', []],
  ])('%j', (text, keys) => {
    expect(parseNames(text).map(({ key }) => key)).toEqual(keys)
  })
})

it('files names by one key', () => {
  expect(nameKey('LeGuin, Ursula')).toBe('ursula leguin')
  expect(isNobody(nameKey('Various Authors'))).toBe(true)
  expect(isNobody(nameKey('Ann Author'))).toBe(false)
})
