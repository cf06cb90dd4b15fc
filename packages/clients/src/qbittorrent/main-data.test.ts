import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { MainDataWire, mergeMainData, type MainDataUpdate, type MergedState } from './main-data.ts'

const folder = recordingsOf('qbittorrent') ?? ''

function recorded(version: string): Map<string, MainDataUpdate> {
  const exchanges = readExchanges(join(folder, version)).filter(({ name }) => /^sync\/(\d\d|lost)/.test(name))
  return new Map(exchanges.map(({ name, response }) => [name.slice('sync/'.length), MainDataWire.parse(response.body)]))
}

function play(updates: Map<string, MainDataUpdate>, names: readonly string[]): MergedState {
  let state: MergedState | undefined
  for (const name of names) {
    const update = updates.get(name)
    if (update === undefined) throw new Error(`no recording ${name}`)
    state = mergeMainData(state, update)
  }
  if (state === undefined) throw new Error('nothing played')
  return state
}

const row = [
  '01-full-rid-0',
  '02-delta-nothing',
  '03-delta-server-state-only',
  '04-delta-torrent-added',
  '05-delta-fields',
  '06-delta-tracker-category-tag-added',
  '07-delta-removed-lists',
  '08-delta-torrent-removed',
]

describe.each(['4.5.2', '5.1.0', '5.3.0'])('the recorded row of %s', (version) => {
  const updates = recorded(version)

  test('the differences lead to what the next full update holds', () => {
    const merged = play(updates, [...row, '09-lost-response', '10-same-rid-asked-again'])
    const full = play(updates, ['11-unknown-rid'])
    expect(merged.data.torrents).toEqual(full.data.torrents)
    expect(merged.data.categories).toEqual(full.data.categories)
    expect([...merged.data.tags].toSorted()).toEqual([...full.data.tags].toSorted())
    expect(merged.rid).toBe(10)
  })

  test('each update names what it changed', () => {
    const hash = 'a1c814fc1aff66a8795b490d4816115c0d8a01e5'
    expect(play(updates, row.slice(0, 4)).data.changes).toEqual({ added: [hash], updated: [], removed: [] })
    expect(play(updates, row.slice(0, 5)).data.changes).toMatchObject({
      added: [],
      updated: [expect.any(String)],
      removed: [],
    })
    expect(play(updates, row.slice(0, 3)).data.changes).toEqual({ added: [], updated: [], removed: [] })
    expect(play(updates, row).data.changes.removed).toEqual([hash])
  })

  test('a lost answer and then a full update: nothing is missing', () => {
    const names = ['lost-2-asked-again-with-old-rid', 'lost-3-rid-0']
    const healed = play(updates, ['lost-3-rid-0'])
    const [torrent] = [...healed.data.torrents.values()].filter(({ name }) => name === 'Third')
    expect(torrent).toMatchObject({ category: 'catA', tags: ['late'] })
    expect(updates.has(names[0] ?? '')).toBe(true)
  })

  test('an update for a torrent that was never told is no state', () => {
    const [first] = row
    const state = play(updates, [first ?? ''])
    const update: MainDataUpdate = { rid: 2, torrents: { ['f'.repeat(40)]: { progress: 1 } } }
    expect(() => mergeMainData(state, update)).toThrow(/is missing or of another type/)
    expect(() => mergeMainData(undefined, update)).toThrow(TypeError)
  })
})

test('whatever happens in between, the merged state is the last one', () => {
  const base = recorded('5.1.0').get('01-full-rid-0')
  const [wire = {}] = Object.values(base?.torrents ?? {})
  const names = fc.constantFrom('a', 'b', 'c', 'd')
  const world = fc.dictionary(names, fc.record({ name: fc.string(), progress: fc.constantFrom(0, 0.5, 1) }))
  fc.assert(
    fc.property(fc.array(world, { minLength: 1, maxLength: 6 }), (worlds) => {
      let state: MergedState | undefined
      let before: (typeof worlds)[number] = {}
      for (const [place, after] of worlds.entries()) {
        const changed = Object.entries(after).map(([hash, fields]) => [
          hash,
          hash in before ? fields : { ...wire, ...fields },
        ])
        const update = {
          rid: place + 1,
          full_update: place === 0 ? true : undefined,
          server_state: place === 0 ? base?.server_state : undefined,
          torrents: Object.fromEntries(changed),
          torrents_removed: Object.keys(before).filter((hash) => !(hash in after)),
        }
        state = mergeMainData(state, update)
        expect(state.data.changes.added).toEqual(Object.keys(after).filter((hash) => !(hash in before)))
        expect(state.data.changes.removed.toSorted()).toEqual(update.torrents_removed.toSorted())
        before = after
      }
      const last = [...(state?.data.torrents.values() ?? [])].map(({ hash, name, progress }) => [
        hash,
        { name, progress },
      ])
      expect(Object.fromEntries(last)).toEqual(Object.fromEntries(Object.entries(before)))
    }),
  )
})
