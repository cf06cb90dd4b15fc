import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

process.env['RECHECK_BACKEND'] = 'pure'
const { checkSync } = await import('recheck')

const folder = new URL('./', import.meta.url)
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm
/** A regular expression literal behind what may stand before one; a division stands behind a value. */
const literals = /(?<=(?:[=(,:?&|[{;!>]|return)\s*)\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuyv]*)/g

interface Literal {
  file: string
  source: string
  flags: string
}

function literalsIn(file: string, text: string): Literal[] {
  return [...text.replace(comments, '').matchAll(literals)].map(([, source = '', flags = '']) => ({
    file,
    source,
    flags,
  }))
}

const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
const found = files.flatMap((file) => literalsIn(file, readFileSync(new URL(file, folder), 'utf8')))

describe('regular expressions of discovery', () => {
  it('are found in the sources', () => {
    expect(found.length).toBeGreaterThan(100)
    expect(literalsIn('a.ts', 'const bad = /(a+)+$/u')).toEqual([{ file: 'a.ts', source: '(a+)+$', flags: 'u' }])
  })

  it('are written as literals, so that they can be checked', () => {
    expect(files.filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('new RegExp'))).toEqual([])
  })

  it('would be caught if one could be made slow', () => {
    expect(checkSync('(a+)+$', '').status).toBe('vulnerable')
  })

  it('cannot be made slow by any text', { timeout: 180_000 }, () => {
    const unsafe = found.flatMap(({ file, source, flags }) => {
      const { status } = checkSync(source, flags, { timeout: 60_000 })
      return status === 'safe' ? [] : [`${file}: /${source}/${flags} is ${status}`]
    })
    expect(unsafe).toEqual([])
  })
})
