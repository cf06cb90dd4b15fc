import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRight, scoreReleases } from './release-score.ts'
import type { ReleaseRow } from './release-row.ts'
import { explainReleases, predictReleases } from './releases.ts'

function rowsIn(file: string | URL): ReleaseRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

function scoreFile(file: string | URL) {
  const rows = rowsIn(file)
  return scoreReleases(rows, new Map(rows.map((row) => [row.id, predictReleases(row)])))
}

const own = new URL('cases/releases.jsonl', import.meta.url)

describe('releases of our own', () => {
  it('are at least 80 searches', () => {
    expect(rowsIn(own).length).toBeGreaterThanOrEqual(80)
  })

  it('are read, refused and picked as labelled', () => {
    const score = scoreFile(own)
    expect(rowsIn(own).flatMap(explainReleases)).toEqual([])
    expect(score).toMatchObject({ parseAll: 1, top1: 1, wrongGrabRate: 0, falseAcceptRate: 0, acceptRecall: 1 })
    expect(score.nothingRight).toBe(score.nothingRows)
  })
})

describe('scoring', () => {
  const [row] = rowsIn(own)
  if (row === undefined) throw new Error('cases/releases.jsonl is empty')

  it('counts a wrong pick, a false accept and a wrong field', () => {
    const right = predictReleases(row)
    const refused = row.candidates.find(({ id }) => !row.expected?.acceptable.includes(id))
    const parses = Object.fromEntries(Object.entries(right.parses).map(([id, parse]) => [id, { ...parse, year: 1066 }]))
    const wrong = { ...right, parses, accepted: [...right.accepted, refused?.id ?? ''], best: refused?.id ?? null }
    const score = scoreReleases([row], new Map([[row.id, wrong]]))
    expect(score).toMatchObject({ top1: 0, wrongGrabRate: 1, falseAcceptRate: 1, parseAll: 0, acceptRecall: 1 })
    expect(score.parse['year']).toBe(0)
    expect(score.parse['title']).toBe(1)
  })

  it('takes null for a row where nothing should be picked', () => {
    const { acceptable: _, ...expected } = row.expected ?? { parse: {}, acceptable: [], best: [] }
    const none: ReleaseRow = { ...row, expected: { ...expected, acceptable: [], best: null } }
    const prediction = { ...predictReleases(row), accepted: [], best: null }
    expect(scoreReleases([none], new Map([[row.id, prediction]]))).toMatchObject({ top1: 1, nothingRight: 1 })
    expect(explainReleases(none).join()).toContain('picked:')
  })

  it('gives nothing for a row without a prediction', () => {
    expect(scoreReleases([row], new Map())).toMatchObject({ n: 1, top1: 0, acceptRecall: 0, wrongGrabRate: 0 })
  })

  it('compares texts folded, names in any order, numbers by value', () => {
    expect(isRight('title', 'Pokemon & Co', { title: 'Pokémon and Co.' })).toBe(true)
    expect(isRight('authors', ['B C', 'A'], { authors: ['A', 'B. C.'] })).toBe(true)
    expect(isRight('sequence', '3', { sequence: '03.0' })).toBe(true)
    expect(isRight('sequence', '3', { sequence: '3-4' })).toBe(false)
    expect(isRight('series', 'Expanse', { series: 'The Expanse Series' })).toBe(true)
    expect(isRight('abridged', null, { abridged: false })).toBe(false)
    expect(isRight('narrator', null, { narrator: 'X', accept: { narrator: [null] } })).toBe(true)
  })
})

const shared = process.env['SHELFHAND_SHARED'] ?? new URL('../../../../shared', import.meta.url).pathname
const large = `${shared}/eval/dev/releases.jsonl`

describe.skipIf(!existsSync(large))(
  `the larger labelled set (${existsSync(large) ? 'present' : 'eval/dev/releases.jsonl is absent'})`,
  () => {
    it('reaches the goals', () => {
      const score = scoreFile(large)
      expect(score.top1).toBeGreaterThanOrEqual(0.985)
      expect(score.wrongGrabRate).toBeLessThanOrEqual(0.005)
      expect(score.falseAcceptRate).toBeLessThanOrEqual(0.002)
      expect(score.parseAll).toBeGreaterThanOrEqual(0.975)
      expect(score.parsePresent).toBeGreaterThanOrEqual(0.992)
      expect(score.nothingRight).toBe(score.nothingRows)
    })
  },
)
