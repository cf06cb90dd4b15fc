import { describe, expect, it } from 'vitest'
import { findMissing } from './find-missing.ts'
import type { MissingRules } from './missing-types.ts'
import type { CandidateRecord, WorkRecord } from './types.ts'

const corey = 'James S. A. Corey'
let count = 0
const offer = (
  title: string,
  sequence: string | null = null,
  rest: Partial<CandidateRecord> = {},
): CandidateRecord => ({
  id: `c${++count}`,
  provider: 'audible',
  title,
  authors: [corey],
  series: sequence === null ? [] : [{ name: 'The Expanse', sequence }],
  ...rest,
})
const own = (title: string, rest: Partial<WorkRecord> = {}): WorkRecord => ({ title, authors: [corey], ...rest })
const expanse: MissingRules = { target: { series: 'The Expanse', author: corey }, language: 'en' }
const report = (owned: WorkRecord[], candidates: CandidateRecord[], rules: Partial<MissingRules> = {}) => {
  const { missing, unknown, covered, rejected } = findMissing(owned, candidates, { ...expanse, ...rules })
  return {
    missing: missing.map(({ title, sequence }) => `${sequence ?? '?'} ${title}`),
    unknown: unknown.map(({ title }) => title),
    covered: covered.map(({ candidate, evidence }) => `${candidate.title}: ${evidence[0]?.code}`),
    rejected: rejected.map(({ candidate, reason }) => `${candidate.title}: ${reason}`),
  }
}

describe('works of a series', () => {
  it('are missing once, whatever the number of sources, in the order of their numbers', () => {
    const candidates = [
      offer('Abaddon’s Gate', '3'),
      offer("Caliban's War", '2'),
      offer("Caliban's War (The Expanse, #2)", null, { provider: 'google' }),
      offer('The Churn', '3.5'),
    ]
    expect(report([own('01 - Leviathan Wakes')], [offer('Leviathan Wakes', '1'), ...candidates])).toEqual({
      missing: ["2 Caliban's War", '3 Abaddon’s Gate', '3.5 The Churn'],
      unknown: [],
      covered: ['Leviathan Wakes: covered.same_work'],
      rejected: [],
    })
  })

  it('are covered by an omnibus, by a number, by all parts, and not by some', () => {
    const candidates = [
      offer('Leviathan Wakes', '1'),
      offer("Caliban's War", '2'),
      offer('Cibola Burn', '4'),
      offer('Nemesis Games', '5'),
      offer("Babylon's Ashes", '6'),
    ]
    const parts = [own('Nemesis Games (1 of 2)'), own('Nemesis Games (2 of 2)'), own("Babylon's Ashes (1 of 2)")]
    const owned = [
      own('The Expanse Box Set: Books 1-2'),
      own('A Fourth Book', { series: [{ name: 'Expanse', sequence: '4' }] }),
      ...parts,
    ]
    expect(report(owned, candidates)).toMatchObject({
      missing: ["6 Babylon's Ashes"],
      covered: [
        'Leviathan Wakes: covered.omnibus',
        "Caliban's War: covered.omnibus",
        'Cibola Burn: covered.number',
        'Nemesis Games: covered.parts',
      ],
    })
  })

  it('are not covered by a summary, a dramatisation or another volume', () => {
    const owned = [own("Summary of Caliban's War"), own("Caliban's War [Dramatized Adaptation]"), own("Abaddon's Gate")]
    expect(report(owned, [offer("Caliban's War", '2')]).missing).toEqual(["2 Caliban's War"])
  })

  it.each([
    ['summary', offer("Summary of Caliban's War", null, { authors: ['Instaread'] })],
    ['sample', offer("Caliban's War: Free Preview")],
    ['comic', offer('The Expanse: The Graphic Novel', '1')],
    ['dramatized', offer("Caliban's War [Dramatized Adaptation]", '2')],
    ['part', offer("Caliban's War (Part 1 of 2)", '2')],
    ['omnibus', offer('The Expanse Hardcover Boxed Set', '1-3')],
    ['language', offer('Calibans Krieg', '2', { language: 'German' })],
    ['language', offer("Caliban's War", '2', { language: 'tamil' })],
    ['language', offer("Caliban's War", '2', { language: 'Telugu' })],
    ['author', offer("Caliban's War", '2', { authors: ['Some Body'] })],
    ['other_series', offer('A Beginning', null, { series: [{ name: 'The Expanse: Origins', sequence: '1' }] })],
    ['no_series', offer('The Mercy of Gods')],
    ['no_series', offer("Memory's Legion", null, { series: [{ name: 'The Expanse', sequence: '' }] })],
    ['companion', offer('The Expanse Coloring Book')],
    ['untitled', offer('')],
    ['placeholder', offer('Untitled Expanse 12', '12', { publishedDate: '2200-01-01' })],
  ])('a record that is none is rejected: %s', (reason, candidate) => {
    const { rejected, missing } = findMissing([], [candidate], expanse)
    expect(missing).toEqual([])
    expect(rejected).toMatchObject([{ reason, evidence: [{ code: `rejected.${reason}` }] }])
    expect(rejected[0]?.candidate).toBe(candidate)
  })

  it('follow the rules about novellas, dates and complete answers', () => {
    expect(report([], [offer('The Churn', '3.5')], { includeNovellas: false }).rejected).toEqual(['The Churn: novella'])
    const soon = offer('Leviathan Falls', '9', { publishedDate: '2021-11-30' })
    expect(report([], [soon], { asOf: '2021-01-01' }).rejected).toEqual(['Leviathan Falls: unreleased'])
    expect(report([], [soon], { asOf: '2022-01-01' }).missing).toEqual(['9 Leviathan Falls'])
    expect(report([], [soon], { completeProviders: ['hardcover'] })).toMatchObject({
      missing: [],
      unknown: ['Leviathan Falls'],
    })
  })

  it('follow rules that a program without types hands in', () => {
    const soon = [offer('Leviathan Falls', '9', { publishedDate: '2021-11-30' })]
    const on = (asOf: unknown) => report([], soon, { asOf } as object)
    expect(on(new Date('2021-01-01')).rejected).toEqual(['Leviathan Falls: unreleased'])
    expect(on(2022).missing).toEqual(['9 Leviathan Falls'])
    expect(on(null).missing).toEqual(['9 Leviathan Falls'])
    expect(report([], soon, { completeProviders: {} } as object).unknown).toEqual(['Leviathan Falls'])
  })

  it('have the number that most sources give, and the names that records show to be one', () => {
    const both = {
      series: [
        { name: 'The Expanse', sequence: '2' },
        { name: 'Leviathan Saga', sequence: '2' },
      ],
    }
    const candidates = [
      offer("Caliban's War", null, both),
      offer("Caliban's War", '2', { provider: 'hardcover' }),
      offer("Caliban's War", '7', { provider: 'google' }),
      offer('Cibola Burn', null, { series: [{ name: 'Leviathan Saga', sequence: '4' }] }),
    ]
    expect(report([], candidates).missing).toEqual(["2 Caliban's War", '4 Cibola Burn'])
  })

  it('are said to have a number by a source that says so', () => {
    const candidates = [
      offer("Caliban's War", '7', { provider: 'google' }),
      offer("Caliban's War", '2', { provider: 'hardcover' }),
      offer("Caliban's War", '2'),
    ]
    const [gap] = findMissing([], candidates, expanse).missing
    expect(gap?.evidence[0]?.sentence).toBe('hardcover lists "Caliban\'s War" as number 2 of The Expanse.')
    expect(gap?.evidence.map(({ code }) => code)).toContain('gap.number_by_majority')
  })

  it('of one title are told apart by number', () => {
    const candidates = ['1', '2', '3'].map((sequence) =>
      offer('The Expanse', sequence, { title: `The Expanse, Vol. ${sequence}` }),
    )
    expect(report([own('The Expanse')], candidates).missing).toEqual(['2 The Expanse', '3 The Expanse'])
  })
})

describe('works of an author', () => {
  const author: MissingRules = { target: { author: 'Neil Gaiman' }, language: 'en' }
  const gaiman = (title: string, rest: Partial<CandidateRecord> = {}) =>
    offer(title, null, { authors: ['Neil Gaiman'], ...rest })

  it('leave out what others wrote, and what is about the author', () => {
    const candidates = [
      gaiman('Stardust'),
      gaiman('Conversations with Neil Gaiman'),
      offer('Rendezvous with Rama', null, { authors: ['Arthur C. Clarke'] }),
      gaiman('Stardust & Coraline'),
      gaiman('Coraline'),
    ]
    const { missing, rejected } = findMissing([], candidates, author)
    expect(missing.map(({ title }) => title)).toEqual(['Coraline', 'Stardust'])
    expect(rejected.map(({ reason }) => reason).toSorted()).toEqual(['author', 'biography', 'omnibus'])
  })

  it('are unknown, not missing, where no record names an author', () => {
    const nameless = gaiman('Stardust', { authors: [] })
    const { missing, unknown } = findMissing([], [nameless, gaiman('Coraline')], author)
    expect(missing.map(({ title }) => title)).toEqual(['Coraline'])
    expect(unknown.map(({ evidence }) => evidence[0]?.sentence)).toEqual([
      'audible lists "Stardust" and names no author.',
    ])
  })

  it("are anybody's where nobody is asked for, by whom the record says", () => {
    const { missing } = findMissing([], [gaiman('Coraline')], { target: {} })
    expect(missing[0]?.evidence[0]?.sentence).toBe('audible lists "Coraline" by Neil Gaiman.')
  })

  it('are surer the more sources list them', () => {
    const one = findMissing([], [gaiman('Stardust')], author).missing[0]
    const two = findMissing([], [gaiman('Stardust'), gaiman('Stardust: A Novel', { provider: 'google' })], author)
      .missing[0]
    expect(two?.confidence).toBeGreaterThan(one?.confidence ?? 1)
    expect(two?.evidence.map(({ code }) => code)).toContain('gap.sources_agree')
    expect(one?.evidence.map(({ code }) => code)).toContain('gap.single_source')
  })
})
