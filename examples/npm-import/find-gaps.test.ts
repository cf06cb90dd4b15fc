import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createAudible } from '@shelfhand/clients/audible'
import type { WorkRecord } from '@shelfhand/domain/discovery'
import { startAudible } from '@shelfhand/sandbox'
import { describe, expect, it } from 'vitest'
import { findGaps } from './find-gaps.ts'

const expanse = 'B0EXPAN000'
const novels = [
  'Leviathan Wakes',
  "Caliban's War",
  "Abaddon's Gate",
  'Cibola Burn',
  'Nemesis Games',
  "Babylon's Ashes",
  'Persepolis Rising',
  "Tiamat's Wrath",
  'Leviathan Falls',
]
const shelf = (titles: readonly string[]): WorkRecord[] =>
  titles.map((title) => ({ title, authors: ['James S.A. Corey'] }))

async function gapsOf(owned: readonly WorkRecord[], asOf: string) {
  await using shop = await startAudible()
  return await findGaps({ audible: createAudible({ baseUrl: shop.url }), seriesAsin: expanse, owned, asOf })
}
const novelsAmong = (gaps: readonly { title: string; novella: boolean }[]) =>
  gaps.filter(({ novella }) => !novella).map(({ title }) => title)

describe('findGaps', () => {
  it('names the novels that are not owned, each once, and marks what is shorter', async () => {
    const { missing, unknown } = await gapsOf(shelf(novels.slice(0, 2)), '2026-01-01')
    expect(novelsAmong(missing)).toEqual(novels.slice(2))
    expect(missing.find(({ sequence }) => sequence === '3.5')).toMatchObject({ title: 'The Churn', novella: true })
    expect(unknown).toEqual([])
  })

  it('misses no novel of a full shelf', async () => {
    expect(novelsAmong((await gapsOf(shelf(novels), '2026-01-01')).missing)).toEqual([])
  })

  it('does not miss what was not out yet', async () => {
    expect(novelsAmong((await gapsOf([], '2019-01-01')).missing)).toEqual(novels.slice(0, 7))
  })
})

it('main.ts prints gaps, and why the rest are none', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@shelfhand/source',
    join(import.meta.dirname, 'main.ts'),
  ])
  expect(stdout).toMatch(/^missing: 3 Abaddon's Gate$/m)
  expect(stdout).toMatch(/^no gap: Caliban's War: .*the same work\.$/m)
  expect(stdout).not.toMatch(/missing: [12] /)
})
