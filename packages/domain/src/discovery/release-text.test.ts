import { describe, expect, it } from 'vitest'
import { longestName, readableName } from './release-text.ts'

describe('names made readable', () => {
  it.each<[string, string]>([
    ['Andy.Weir.-.The.Martian', 'Andy Weir - The Martian'],
    ['Andy_Weir_-_The_Martian', 'Andy Weir - The Martian'],
    ['The.Murderbot.Diaries.2.5.-.Home', 'The Murderbot Diaries 2.5 - Home'],
    ['J.R.R. Tolkien - The Hobbit', 'J.R.R. Tolkien - The Hobbit'],
    ['The Land_ Founding.m4b', 'The Land: Founding [m4b]'],
    ['Ender_s Game - Orson Scott Card', "Ender's Game - Orson Scott Card"],
    ['Neil Gaiman &amp; Terry Pratchett', 'Neil Gaiman & Terry Pratchett'],
    ['Andy Weir -  The\u0000\u200b Martian', 'Andy Weir - The Martian'],
    ['[01/22] - "Andy Weir - The Martian.part01.rar" yEnc (1/99)', 'Andy Weir - The Martian'],
    ['(Andy Weir - The Martian) [01/34] - "tm.par2" yEnc (1/1)', 'Andy Weir - The Martian'],
    ['"Andy Weir - The Martian" - 856,3 MB', 'Andy Weir - The Martian'],
    ['The "Martian" by Andy Weir', 'The "Martian" by Andy Weir'],
    ['Andy Weir/Standalone/The Martian', 'Andy Weir - Standalone - The Martian'],
    ['Stephen King - 11/22/63', 'Stephen King - 11/22/63'],
    ['The Martian--Andy Weir', 'The Martian - Andy Weir'],
  ])('%s', (raw, text) => {
    expect(readableName(raw).text).toBe(text)
  })

  it('knows scene names', () => {
    expect(readableName('Andy_Weir-The_Martian-AUDIOBOOK-2013-GRP').scene).toBe(true)
    expect(readableName('Andy Weir - The Martian').scene).toBe(false)
  })

  it('cuts what no indexer writes', () => {
    expect(readableName('a'.repeat(100_000)).text).toHaveLength(longestName)
  })
})
