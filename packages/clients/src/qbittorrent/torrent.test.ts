import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExchanges, recordingsOf } from '../testing/recordings.ts'
import { isDone, torrentState, torrentStates } from './torrent-state.ts'
import { TorrentWire, TorrentWires } from './torrent-wire.ts'
import { toTorrent } from './torrent.ts'

const recorded = (version: string, name: string): unknown =>
  readExchanges(join(recordingsOf('qbittorrent') ?? '', version)).find((one) => one.name === name)?.response.body

const [whole] = TorrentWires.parse(recorded('5.1.0', 'info/all'))
if (whole === undefined) throw new Error('no recording')

test.each(['4.5.2', '5.1.0', '5.3.0'])('a magnet link without metadata on %s is not done', (version) => {
  const [wire] = TorrentWires.parse(recorded(version, 'add/info-magnet-stopped'))
  expect(wire && toTorrent(wire)).toMatchObject({
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
  expect(toTorrent(wire)).toMatchObject({
    eta: null,
    completedAt: null,
    downloadLimit: null,
    ratioLimit: null,
    seedingTimeLimit: 'unlimited',
    queuePosition: null,
    availability: null,
  })
  expect(toTorrent({ ...wire, completion_on: 1_700_000_000, tags: 'a, b c' })).toMatchObject({
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
  const placesOf = (value: unknown) => TorrentWires.safeParse(value).error?.issues.map(({ path }) => path.join('.'))
  expect(placesOf([whole, nameless])).toEqual(['1.name'])
  expect(placesOf([{ ...whole, progress: '1' }])).toEqual(['0.progress'])
  expect(placesOf([{ ...whole, comment: 5 }])).toEqual(['0.comment'])
  expect(placesOf({})).toEqual([''])
  expect(placesOf([null])).toEqual(['0'])
  expect(TorrentWire.safeParse('x').success).toBe(false)
  expect(TorrentWire.parse({ ...whole, comment: null, unknown: 1 })).toMatchObject({ hash: whole.hash })
})
