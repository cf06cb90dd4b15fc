import { describe, expect, it } from 'vitest'
import { listedPlace, titlesInOmnibus } from './omnibus-titles.ts'

describe('listedPlace', () => {
  it.each([
    ['Leviathan Wakes (The Expanse, #1)', ['The Expanse', '#1']],
    ['Leviathan Wakes: The Expanse, Book 1', ['The Expanse', 'Book 1']],
    ['The Expanse, Book 1', ['The Expanse', 'Book 1']],
  ])('reads the only place in %j, as the whole list has it', (title, place) => {
    expect(listedPlace(title)).toEqual(place)
    expect(titlesInOmnibus(title)).toEqual(expect.arrayContaining(place))
  })

  it.each([
    'Emma & Persuasion (Austen, #1)',
    'Emma, Persuasion (Austen, #1)',
    'Emma (Austen) (Classics, #1)',
    'Bundle: Emma: Austen, Book 1',
    'Emma [Austen, #1]',
    'Emma (Austen, #1',
    'Emma',
  ])('leaves %j to the whole list', (title) => {
    expect(listedPlace(title)).toBeNull()
  })
})
