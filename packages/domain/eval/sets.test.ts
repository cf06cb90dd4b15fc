import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createWorkIndex, sameWork } from '../src/discovery/index.ts'
import { scoreCompletion } from './completion-score.ts'
import type { CompletionRow } from './completion.ts'
import { scorePairs, type PairRow } from './pairs.ts'
import { evaluateSet, setNames, type SetName } from './sets.ts'
import { scoreTitles, type TitleRow } from './titles.ts'

const own = new URL('cases/', import.meta.url).pathname
const shared = process.env['SHELFHAND_SHARED'] ?? new URL('../../../../shared', import.meta.url).pathname
const large = path.join(shared, 'eval/dev')
const here = path.dirname(new URL(import.meta.url).pathname)
const scratch = mkdtempSync(path.join(tmpdir(), 'shelfhand-eval-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function rowsIn(folder: string, set: SetName): unknown[] {
  const lines = readFileSync(path.join(folder, `${set}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line))
}

/** The least figures on the cases in the repo; they were written by hand and all are right today. */
const floors: Readonly<Record<SetName, object>> = {
  titles: { title: 1, subtitle: 1, series: 1, sequence: 1, flags: 1, core: 1, all: 1 },
  pairs: { precision: 1, recall: 1 },
  completion: { precision: 1, recall: 1, seqAcc: 1, exactCases: 1 },
  releases: { top1: 1, wrongGrabRate: 0, falseAcceptRate: 0, parseAll: 1 },
}

describe('the cases of the repo', () => {
  it('are at least 300', () => {
    expect(setNames.reduce((sum, set) => sum + rowsIn(own, set).length, 0)).toBeGreaterThanOrEqual(300)
  })

  it.each(setNames)('%s: every row is right', (set) => {
    const result = evaluateSet(set, rowsIn(own, set))
    expect(result.misses()).toEqual([])
    expect(result.score).toMatchObject(floors[set])
  })
})

const wide = new URL('wide/', import.meta.url).pathname

/** The wide cases are hard on purpose: a few rows stay wrong, and none may join them. */
const wideFloors: Readonly<Record<SetName, Record<string, number>>> = {
  titles: { all: 0.999, core: 1, sequence: 1 },
  pairs: { f1: 0.996, precision: 0.997 },
  completion: { f1: 0.999, precision: 0.999, macroF1: 0.999 },
  releases: { top1: 1, parseAll: 0.998, parsePresent: 0.999, acceptPrecision: 1 },
}

describe('the wide cases', () => {
  it.each(setNames)('%s keep their figures', (set) => {
    const score: Record<string, unknown> = { ...evaluateSet(set, rowsIn(wide, set)).score }
    for (const [figure, least] of Object.entries(wideFloors[set]))
      expect(score[figure], figure).toBeGreaterThanOrEqual(least)
  })
})

it.each(['cases', 'wide'])('the index finds every pair that the rules call the same: %s', (name) => {
  const lost = (rowsIn(name === 'wide' ? wide : own, 'pairs') as PairRow[]).flatMap(({ id, a, b }) =>
    [
      [a, b],
      [b, a],
    ].flatMap(([asked, filed]) => {
      if (asked === undefined || filed === undefined || !sameWork(asked, filed).same) return []
      return createWorkIndex([filed]).best(asked) === null ? [id] : []
    }),
  )
  expect(lost).toEqual([])
})

const goals: Readonly<Record<Exclude<SetName, 'releases'>, Record<string, number>>> = {
  titles: { all: 0.975, core: 0.985, sequence: 0.995 },
  pairs: { f1: 0.98, precision: 0.993 },
  completion: { f1: 0.97, precision: 0.985, macroF1: 0.965 },
}

describe.skipIf(!existsSync(large))(
  `the larger labelled sets (${existsSync(large) ? 'present' : 'eval/dev is absent'})`,
  () => {
    it.each(['titles', 'pairs', 'completion'] as const)('%s reach the goals', (set) => {
      const score: Record<string, unknown> = { ...evaluateSet(set, rowsIn(large, set)).score }
      for (const [figure, least] of Object.entries(goals[set]))
        expect(score[figure], figure).toBeGreaterThanOrEqual(least)
    })
  },
)

describe('scoring', () => {
  it('counts fields, core and all of a title', () => {
    const rows: TitleRow[] = [
      {
        id: '1',
        input: { title: 'x' },
        expect: { title: 'Mort', subtitle: null, series: 'Discworld', sequence: '4', flags: ['unabridged'] },
      },
      {
        id: '2',
        input: { title: 'y' },
        expect: { title: 'Eric', subtitle: null, series: null, sequence: null, flags: [] },
        accept: { title: ['Faust'] },
      },
    ]
    const predictions = new Map([
      ['1', { title: 'MORT!', subtitle: null, series: 'The Discworld Series', sequence: '04.0', flags: [] }],
      ['2', { title: 'Faust', subtitle: '', series: null, sequence: null, flags: [] }],
    ])
    expect(scoreTitles(rows, predictions)).toEqual({
      set: 'titles',
      n: 2,
      title: 1,
      subtitle: 1,
      series: 1,
      sequence: 1,
      flags: 0.5,
      core: 1,
      all: 0.5,
    })
    expect(scoreTitles(rows, new Map())).toMatchObject({ title: 0, core: 0, all: 0 })
  })

  it('counts true and false answers to pairs', () => {
    const row = (id: string, same: boolean): PairRow => ({ id, a: { title: 'a' }, b: { title: 'b' }, same })
    const rows = [row('1', true), row('2', true), row('3', false), row('4', false)]
    const predictions = new Map(['1', '3'].map((id) => [id, { same: true }]))
    expect(scorePairs(rows, predictions)).toEqual({
      set: 'pairs',
      n: 4,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      accuracy: 0.5,
      tp: 1,
      fp: 1,
      fn: 1,
      tn: 1,
    })
  })

  it('counts a second record of a work, an owned one and an empty list', () => {
    const base = { target: {}, options: {}, owned: [], candidates: [] }
    const rows: CompletionRow[] = [
      {
        ...base,
        id: '1',
        kind: 'series',
        expected: [
          { title: 'A', sequence: '1', refs: ['a', 'b'] },
          { title: 'C', sequence: '2', refs: ['c'] },
        ],
        gold: { d: { kind: 'work', work: 'd' }, e: { kind: 'box', work: null } },
      },
      { ...base, id: '2', kind: 'author', expected: [] },
    ]
    const missing = (refs: string[]) => refs.map((ref) => ({ ref, title: '', sequence: '1' }))
    const score = scoreCompletion(rows, new Map([['1', { id: '1', missing: missing(['a', 'b', 'd', 'e']) }]]))
    expect(score).toMatchObject({
      n: 2,
      tp: 1,
      fp: 3,
      fn: 1,
      precision: 0.25,
      recall: 0.5,
      macroF1: 0.6667,
      exactCases: 0.5,
      seqAcc: 1,
      fpKinds: { duplicate: 1, owned: 1, box: 1 },
    })
    expect(score.author).toMatchObject({ macroF1: 1 })
  })
})

describe('the command', () => {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['--conditions=@shelfhand/source', path.join(here, 'run.ts'), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })

  it('prints one line of JSON a set and writes predictions', () => {
    const lines = run(own, '--predictions', path.join(scratch, 'labelled')).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { set: string }).set)).toEqual([...setNames])
    expect(rowsIn(path.join(scratch, 'labelled'), 'pairs')).toHaveLength(rowsIn(own, 'pairs').length)
  })

  it('predicts rows without labels the same way, and scores nothing', () => {
    const rows = rowsIn(own, 'pairs').map((row) => ({ ...(row as PairRow), same: undefined, kind: undefined }))
    writeFileSync(path.join(scratch, 'pairs.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
    expect(JSON.parse(run(scratch, '--predictions', path.join(scratch, 'bare')))).toEqual({
      set: 'pairs',
      n: 0,
      unlabelled: rows.length,
    })
    expect(rowsIn(path.join(scratch, 'bare'), 'pairs')).toEqual(evaluateSet('pairs', rowsIn(own, 'pairs')).predictions)
    const bare = { id: '1', target: { author: 'Ann Author' }, owned: [], candidates: [] }
    expect(evaluateSet('completion', [bare]).predictions).toEqual([{ id: '1', missing: [] }])
  })

  it('says what is wrong with its arguments', () => {
    expect(() => run()).toThrow('Usage: npm run eval -- <folder>')
    expect(() => run(here)).toThrow('No labelled set in')
  })
})
