import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEvidenceCode } from './evidence.ts'
import { rankReleases, releaseDefaults } from './rank.ts'
import type { RefusalCode } from './rank-types.ts'
import type { ReleasePreferences, ReleaseRecord } from './release-types.ts'
import type { WorkRecord } from './types.ts'

const wanted: WorkRecord = {
  title: 'The Final Empire',
  authors: ['Brandon Sanderson'],
  series: [{ name: 'Mistborn', sequence: '1' }],
  language: 'en',
  durationSeconds: 24 * 3600,
}

/** A release that only its fields under test set apart from an acceptable one. */
function release(fields: Partial<ReleaseRecord> = {}): ReleaseRecord {
  return {
    title: 'Brandon Sanderson - The Final Empire [MP3]',
    size: 700_000_000,
    seeders: 10,
    protocol: 'torrent',
    categories: [3030],
    flags: [],
    ...fields,
  }
}

function refusalOf(fields: Partial<ReleaseRecord>, preferences?: ReleasePreferences): RefusalCode | null {
  return rankReleases(wanted, [release(fields)], preferences).ranked[0]?.refusal ?? null
}

const by = (title: string): Partial<ReleaseRecord> => ({ title })

describe('refusals', () => {
  it.each<[RefusalCode, Partial<ReleaseRecord>]>([
    ['refused.video', by('The.Final.Empire.2020.1080p.BluRay.x264-GRP')],
    ['refused.video', { categories: [2040] }],
    ['refused.video', { categories: [3020] }],
    ['refused.ebook', by('Brandon Sanderson - The Final Empire [EPUB]')],
    ['refused.ebook', { title: 'Brandon Sanderson - The Final Empire', categories: [7020] }],
    ['refused.comic', by('Brandon Sanderson - The Final Empire (graphic novel)')],
    ['refused.music', by('Brandon Sanderson - The Final Empire (Soundtrack) [MP3]')],
    ['refused.not_audio', { categories: [4000] }],
    ['refused.not_audio', { title: 'Brandon Sanderson - The Final Empire', categories: [] }],
    ['refused.summary', by('Summary of The Final Empire by Brandon Sanderson [MP3]')],
    ['refused.sample', by('Brandon Sanderson - The Final Empire (Sample) [MP3]')],
    ['refused.part', by('Brandon Sanderson - The Final Empire (2 of 3) [MP3]')],
    ['refused.collection', by('Brandon Sanderson - Mistborn 1-3 [MP3]')],
    ['refused.dramatized', by('Brandon Sanderson - The Final Empire [GraphicAudio]')],
    ['refused.abridged', by('Brandon Sanderson - The Final Empire (Abridged) [MP3]')],
    ['refused.language', by('Brandon Sanderson - The Final Empire [German] [MP3]')],
    ['refused.no_author', by('The Final Empire [MP3]')],
    ['refused.author', by('Alan Gold - The Final Empire [MP3]')],
    ['refused.title', by('Brandon Sanderson - Warbreaker [MP3]')],
    ['refused.title', by('Brandon Sanderson - Mistborn 02 - The Well of Ascension [MP3]')],
    ['refused.volume', by('Brandon Sanderson - Mistborn 3 - The Final Empire [MP3]')],
    ['refused.seeders', { seeders: 0 }],
    ['refused.seeders', { seeders: null }],
    ['refused.size', { size: 4_000_000 }],
    ['refused.size_for_runtime', { size: 60_000_000 }],
  ])('%s: %o', (code, fields) => {
    expect(refusalOf(fields)).toBe(code)
  })

  it.each<[string, Partial<ReleaseRecord>, ReleasePreferences]>([
    ['an abridged edition', by('Brandon Sanderson - The Final Empire (Abridged) [MP3]'), { allowAbridged: true }],
    ['a dramatisation', by('Brandon Sanderson - The Final Empire [GraphicAudio]'), { allowDramatized: true }],
    ['a collection that holds the volume', by('Brandon Sanderson - Mistborn 1-3 [MP3]'), { allowCollections: true }],
    ['any language', by('Brandon Sanderson - The Final Empire [German] [MP3]'), { language: null }],
    ['no seeders', { seeders: 0 }, { minSeeders: 0 }],
    ['a small file', { size: 100_000_000 }, { minSizeMB: 99 }],
  ])('none for %s when allowed', (_, fields, preferences) => {
    expect(refusalOf(fields, preferences)).toBeNull()
  })

  it.each<[string, Partial<ReleaseRecord>]>([
    ['usenet without seeders', { protocol: 'usenet', seeders: null }],
    ['unknown size', { size: 0 }],
    ['unknown category with an audio format', { categories: [] }],
    ["the tracker's own category beside audio", { categories: [3030, 100_041] }],
    ['an unstated language', by('Brandon Sanderson - The Final Empire')],
    ['the name of the series and the number', by('Mistborn 1 by Brandon Sanderson [ENG / MP3]')],
    ['series in front', by('Mistborn: The Final Empire by Brandon Sanderson [ENG / MP3]')],
    ['an anniversary edition', by('The Final Empire: 10th Anniversary Edition by Brandon Sanderson [ENG / MP3]')],
    ['a number in a series of another name', by('Brandon Sanderson - Cosmere 3 - The Final Empire [MP3]')],
  ])('none for %s', (_, fields) => {
    expect(refusalOf(fields)).toBeNull()
  })

  it.each(['', ' ', 'unknown', '01'])('none for the right title where the wanted number is written %j', (sequence) => {
    const work = { ...wanted, series: [{ name: 'Mistborn', sequence }] }
    const names = ['Mistborn 01 - The Final Empire', 'Mistborn - The Final Empire', 'The Final Empire']
    const releases = names.map((name) => release({ title: `Brandon Sanderson - ${name} [MP3]` }))
    expect(rankReleases(work, releases).ranked.map(({ refusal }) => refusal)).toEqual([null, null, null])
  })

  it('refuses a collection that does not hold the volume', () => {
    expect(refusalOf(by('Brandon Sanderson - Mistborn 4-7 [MP3]'), { allowCollections: true })).toBe('refused.volume')
  })

  it('tells volumes of one name apart by number', () => {
    const fifth = {
      title: 'Wild Wastes 5',
      authors: ['Randi Darren'],
      series: [{ name: 'Wild Wastes', sequence: '5' }],
    }
    const titles = [
      'Wild Wastes 4 by Randi Darren [ENG / MP3]',
      'Wild Wastes by Randi Darren [ENG / MP3]',
      'Wild Wastes, Book 5 by Randi Darren [ENG / MP3]',
    ]
    const { ranked, best } = rankReleases(
      fifth,
      titles.map((title) => release({ title })),
    )
    expect(best?.release.title).toBe(titles[2])
    expect(ranked.filter(({ refusal }) => refusal === null)).toHaveLength(1)
  })

  it('tells volumes of a part apart, whatever number they have in the whole series', () => {
    const series = 'Ascendance of a Bookworm'
    const wanted = {
      title: `${series}: Part 2 Volume 1`,
      authors: ['Miya Kazuki'],
      series: [{ name: series, sequence: '4' }],
    }
    const names = [
      `Miya Kazuki - ${series}: Part 2 Volume 1 [M4B]`,
      `${series} Part 2 Vol. 1 by Miya Kazuki [ENG / M4B]`,
      `Miya Kazuki - ${series}: Part 2 Volume 2 [M4B]`,
      `Miya Kazuki - ${series}: Part 1 Volume 1 [M4B]`,
    ]
    const { ranked } = rankReleases(
      wanted,
      names.map((title) => release({ title })),
      {},
    )
    expect(ranked.filter(({ refusal }) => refusal === null).map(({ release: { title } }) => title)).toEqual(
      names.slice(0, 2),
    )
  })

  it('keeps short titles apart', () => {
    const it = { title: 'It', authors: ['Stephen King'] }
    const titles = [
      'Stephen King - You Like It Darker [M4B]',
      'Stephen King - It [MP3]',
      'Stephen King - If It Bleeds [M4B]',
    ]
    expect(
      rankReleases(
        it,
        titles.map((title) => release({ title })),
      ).best?.release.title,
    ).toBe(titles[1])
  })

  it('tells books apart that differ by a short subtitle', () => {
    const magician = { title: 'Magician', authors: ['Raymond E. Feist'] }
    expect(
      rankReleases(magician, [release({ title: 'Raymond E. Feist - Magician: Apprentice [MP3]' })]).best,
    ).toBeNull()
    expect(
      rankReleases(magician, [release({ title: 'Raymond E. Feist - Magician: A Riftwar Novel [MP3]' })]).best,
    ).not.toBeNull()
  })

  it('takes a collection when the wanted title is one', () => {
    const complete = { title: 'The Foundation Trilogy', authors: ['Isaac Asimov'] }
    expect(
      rankReleases(complete, [release({ title: 'The Foundation Trilogy by Isaac Asimov [ENG / MP3]' })]).best,
    ).not.toBeNull()
  })
})

describe('order', () => {
  /** The order in which releases that differ in the given fields come out, by their index. */
  function orderOf(list: Partial<ReleaseRecord>[], preferences: ReleasePreferences): number[] {
    const releases = list.map((fields) => release(fields))
    return rankReleases(wanted, releases, preferences).ranked.map(({ release: one }) => releases.indexOf(one))
  }
  const mp3 = by('Brandon Sanderson - The Final Empire [MP3]')
  const m4b = by('Brandon Sanderson - The Final Empire [M4B]')
  const flac = by('Brandon Sanderson - The Final Empire [FLAC]')
  const kramer = by('Brandon Sanderson - The Final Empire (read by Michael Kramer) [MP3]')

  it('puts the preferred narrator before the format', () => {
    expect(orderOf([m4b, kramer], { narrator: 'Michael Kramer' })).toEqual([1, 0])
    expect(orderOf([m4b, kramer], { narrator: 'Kate Reading' })).toEqual([0, 1])
  })

  it('puts the format before freeleech and seeders, unlisted formats last', () => {
    const free = { ...mp3, flags: ['freeleech'], seeders: 900 }
    expect(orderOf([flac, free, m4b], { preferFreeleech: true })).toEqual([2, 1, 0])
    expect(orderOf([flac, free, m4b], { formats: ['flac', 'mp3', 'm4b'] })).toEqual([0, 1, 2])
  })

  it('puts freeleech before seeders only when it is preferred', () => {
    const free = { flags: ['freeleech'], seeders: 2 }
    expect(orderOf([{ seeders: 500 }, free], { preferFreeleech: true })).toEqual([1, 0])
    expect(orderOf([{ seeders: 500 }, free], {})).toEqual([0, 1])
  })

  it('orders by seeders, usenet counting as fifty', () => {
    const usenet = { protocol: 'usenet', seeders: null }
    expect(orderOf([{ seeders: 10 }, usenet, { seeders: 200 }], {})).toEqual([2, 1, 0])
  })

  it('prefers the later one where all else is equal, and refused ones come last', () => {
    expect(orderOf([{ seeders: 0 }, { publishDate: '2020-01-01' }, { publishDate: '2024-01-01' }], {})).toEqual([
      2, 1, 0,
    ])
  })
})

it('gives the same objects back, with reasons from the table', () => {
  const releases = [
    { ...release(), id: 7 },
    { ...release({ seeders: 0 }), id: 8 },
  ]
  const { ranked, best } = rankReleases(wanted, releases)
  expect(best?.release).toBe(releases[0])
  expect(ranked.map((one) => one.release)).toEqual(releases)
  for (const { reasons } of ranked) {
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) {
      expect(isEvidenceCode(reason.code)).toBe(true)
      expect(reason.sentence).not.toMatch(/[{}]/)
    }
  }
})

it('understands the wanted language in any writing', () => {
  const title = 'Brandon Sanderson - The Final Empire [ENG / M4B]'
  for (const language of ['en', 'eng', 'English', 'en-US'])
    expect(rankReleases(wanted, [release({ title })], { language }).best).not.toBeNull()
  expect(rankReleases(wanted, [release({ title })], { language: 'German' }).best).toBeNull()
})

it('gives nothing for nothing', () => {
  expect(rankReleases(wanted, [])).toEqual({ ranked: [], best: null })
})

it('keeps its defaults when preferences are undefined', () => {
  expect(rankReleases(wanted, [release()], { formats: undefined, minSeeders: undefined }).best).not.toBeNull()
  expect(rankReleases(wanted, [release()], { formats: null, minSizeMB: null } as object).best).not.toBeNull()
  expect(releaseDefaults.minSeeders).toBe(1)
})

it('does not throw on odd records and never picks a refused one', () => {
  const odd = fc.record({
    title: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('Brandon Sanderson - The Final Empire')),
    size: fc.option(fc.double()),
    seeders: fc.option(fc.integer()),
    protocol: fc.option(fc.constantFrom('torrent', 'usenet', 'unknown')),
    categories: fc.option(fc.array(fc.integer())),
    flags: fc.option(fc.array(fc.string())),
  })
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 5 }), fc.string(), (releases, title) => {
      for (const work of [wanted, { title }, { title, authors: [title], series: [{ name: title, sequence: title }] }]) {
        const { ranked, best } = rankReleases(work, releases)
        expect(ranked).toHaveLength(releases.length)
        expect(best?.refusal ?? null).toBeNull()
      }
    }),
    { numRuns: 40 },
  )
})
