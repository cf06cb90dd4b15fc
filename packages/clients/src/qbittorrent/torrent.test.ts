import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { readTorrent, TorrentList } from './read-torrent.ts'
import { isDone, torrentState, torrentStates } from './torrent-state.ts'
import { WrongField } from './wire-fields.ts'

const recorded = (version: string, name: string): unknown =>
  readExchanges(join(recordingsOf('qbittorrent') ?? '', version)).find((one) => one.name === name)?.response.body

const Rows = z.array(z.record(z.string(), z.unknown()))
const [whole = {}] = Rows.parse(recorded('5.1.0', 'info/all'))

test.each(['4.5.2', '5.1.0', '5.3.0'])('a magnet link without metadata on %s is not done', (version) => {
  const [torrent] = TorrentList.parse(recorded(version, 'add/info-magnet-stopped'))
  expect(torrent).toMatchObject({
    state: 'stoppedDL',
    done: false,
    hasMetadata: false,
    totalSize: null,
    amountLeft: 0,
    progress: 0,
    eta: null,
    completedAt: null,
    contentPath: null,
    tags: [],
  })
})

test('figures that stand for "none" and "never"', () => {
  const wire = {
    ...whole,
    eta: 8_640_000,
    completion_on: -1,
    dl_limit: 0,
    ratio_limit: -2,
    seeding_time_limit: -1,
    priority: 0,
    availability: -1,
  }
  expect(readTorrent(wire)).toMatchObject({
    eta: null,
    completedAt: null,
    downloadLimit: null,
    ratioLimit: null,
    seedingTimeLimit: 'unlimited',
    queuePosition: null,
    availability: null,
  })
  expect(readTorrent({ ...wire, completion_on: 1_700_000_000, tags: 'a, b c' })).toMatchObject({
    completedAt: '2023-11-14T22:13:20.000Z',
    tags: ['a', 'b c'],
  })
})

test('states of both versions, and of none', () => {
  expect(torrentState('pausedUP')).toBe('stoppedUP')
  expect(torrentState('pausedDL')).toBe('stoppedDL')
  for (const state of torrentStates) expect(torrentState(state)).toBe(state)
  expect(torrentState('toString')).toBe('unknown')
  expect(torrentState('newState')).toBe('unknown')
})

test.each([
  [1, 'stalledUP', true],
  [1, 'stoppedUP', true],
  [1, 'uploading', true],
  [1, 'moving', false],
  [1, 'checkingUP', false],
  [0, 'checkingUP', false],
  [0, 'missingFiles', false],
  [0.99, 'uploading', false],
  [1, 'checkingResumeData', false],
] as const)('progress %d in state %s', (progress, state, done) => {
  expect(isDone({ progress, state })).toBe(done)
})

test('an answer that lacks a field says which', () => {
  const { name: _, ...nameless } = whole
  const placesOf = (value: unknown) => TorrentList.safeParse(value).error?.issues.map(({ path }) => path.join('.'))
  expect(placesOf([whole, nameless])).toEqual(['1.name'])
  expect(placesOf([{ ...whole, progress: '1' }])).toEqual(['0.progress'])
  expect(placesOf([{ ...whole, comment: 5 }])).toEqual(['0.comment'])
  expect(placesOf({})).toEqual([''])
  expect(placesOf([null])).toEqual(['0'])
  expect(() => readTorrent('x')).toThrow(WrongField)
  expect(() => readTorrent(null)).toThrow(WrongField)
  expect(readTorrent({ ...whole, comment: null, unknown: 1 })).toMatchObject({ hash: whole.hash, comment: null })
})

test('every field that is read is checked, and no other', () => {
  const read = new Set<string>()
  readTorrent(new Proxy(whole, { get: (target, name) => (read.add(String(name)), target[String(name)]) }))
  expect(read.size).toBeGreaterThan(40)
  for (const name of new Set([...Object.keys(whole), ...read])) {
    const error = TorrentList.safeParse([{ ...whole, [name]: { of: 'another type' } }]).error
    expect([name, error?.issues[0]?.path]).toEqual([name, read.has(name) ? [0, name] : undefined])
  }
})
