import { expect } from 'vitest'
import { collect } from '../../collect.ts'
import {
  bands,
  dune,
  kings,
  library,
  match,
  networkEffect,
  prepareProvider,
  type Sample,
  type World,
} from '../sample.ts'

const names = (values: readonly { name: string | null }[]) => values.map(({ name }) => name)
const subtitle = async ({ shelf }: World) => (await shelf.items.get(kings)).media.metadata.subtitle
const ids = async ({ shelf }: World) => (await collect(shelf.items.batchGet([kings, bands]))).map(({ id }) => id)

/** A narrator's new name that the files do not have. */
async function renameNarrator({ shelf }: World): Promise<string> {
  await shelf.narrators.rename(library, 'Kevin R. Free', 'Somebody Else')
  return ''
}
const narrators = async ({ shelf }: World) => (await shelf.items.get(networkEffect)).media.metadata.narrators

async function fileOf({ shelf }: World, itemId: string): Promise<string> {
  return (await shelf.items.get(itemId)).libraryFiles[0]?.ino ?? ''
}

export const itemSamples: Record<string, Sample> = {
  'items.list': {
    call: (shelf) => shelf.items.list(library, { filter: { series: 'unknown' }, limit: 5 }).page(),
    gives: { items: [], total: 0 },
  },
  'items.get': {
    prepare: async ({ shelf }) => {
      await shelf.me.progress.update(kings, { progress: 0.5 })
      await shelf.feeds.openItem(kings, { slug: 'kings', serverAddress: 'http://127.0.0.1' })
      return ''
    },
    call: (shelf) => shelf.items.get(kings, { include: ['progress', 'rssfeed', 'share'] }),
    gives: {
      media: { metadata: { title: 'The Way of Kings', series: [{ name: 'The Stormlight Archive', sequence: '1' }] } },
      userMediaProgress: { progress: 0.5 },
      rssFeed: { feedUrl: '/feed/kings' },
      mediaItemShare: null,
    },
  },
  'items.batchGet': {
    call: (shelf) => collect(shelf.items.batchGet([bands, kings])),
    gives: [{ id: bands }, { id: kings }],
  },
  'items.fileTags': {
    call: (shelf) => shelf.items.fileTags(kings),
    gives: { album: 'The Way of Kings', artist: 'Brandon Sanderson' },
  },
  'items.downloadFile': {
    prepare: (world) => fileOf(world, kings),
    call: (shelf, ino) => shelf.items.downloadFile(kings, ino),
    gives: expect.any(Uint8Array),
  },
  'items.update': {
    call: (shelf) => shelf.items.update(kings, { metadata: { series: [{ name: 'Stormlight', sequence: 1 }] } }),
    gives: { updated: true },
    after: async ({ shelf }) => names((await shelf.items.get(kings)).media.metadata.series),
    is: ['Stormlight'],
  },
  'items.batchUpdate': {
    call: (shelf) => shelf.items.batchUpdate([kings, bands].map((id) => ({ id, update: { tags: ['watch'] } }))),
    gives: 2,
    after: async ({ shelf }) => (await collect(shelf.items.batchGet([kings, bands]))).map(({ media }) => media.tags),
    is: [['watch'], ['watch']],
  },
  'items.setChapters': {
    call: (shelf) => shelf.items.setChapters(kings, [{ title: 'One', start: 0, end: 1 }]),
    gives: true,
    after: async ({ shelf }) => (await shelf.items.get(kings)).media.chapters,
    is: [{ id: 0, title: 'One', start: 0, end: 1 }],
  },
  'items.orderTracks': {
    prepare: async ({ shelf }) => {
      const [item] = (await shelf.items.list(library, { filter: { tracks: 'multi' } }).page()).items
      const { id, media } = await shelf.items.get(item?.id ?? '')
      return [id, ...media.audioFiles.map(({ ino }) => ino).toReversed()].join(' ')
    },
    call: (shelf, prepared) => {
      const [id = '', ...inos] = prepared.split(' ')
      return shelf.items.orderTracks(id, inos)
    },
    gives: { media: { metadata: {} } },
    after: async ({ shelf }, prepared) => {
      const [id = '', ...inos] = prepared.split(' ')
      const files = (await shelf.items.get(id)).media.audioFiles.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0))
      return inos.length > 1 && files.map(({ ino }) => ino).join() === inos.join()
    },
    is: true,
  },
  'items.match': {
    prepare: prepareProvider,
    call: (shelf, provider) => shelf.items.match(kings, { provider, title: 'x' }),
    gives: { updated: true },
    after: subtitle,
    is: match.subtitle,
  },
  'items.batchMatch': {
    prepare: prepareProvider,
    call: (shelf, provider) => shelf.items.batchMatch([kings], { provider }),
    after: subtitle,
    is: match.subtitle,
  },
  'items.scan': {
    prepare: renameNarrator,
    call: (shelf) => shelf.items.scan(networkEffect),
    gives: 'UPDATED',
    after: narrators,
    is: ['Kevin R. Free'],
  },
  'items.batchScan': {
    prepare: renameNarrator,
    call: (shelf) => shelf.items.batchScan([networkEffect]),
    after: narrators,
    is: ['Kevin R. Free'],
  },
  'items.remove': { call: (shelf) => shelf.items.remove(kings), after: ids, is: [bands] },
  'items.batchRemove': { call: (shelf) => shelf.items.batchRemove([kings, bands]), after: ids, is: [] },
  'covers.get': { call: (shelf) => shelf.covers.get(dune, { width: 100 }), gives: expect.any(Uint8Array) },
  'covers.upload': {
    call: (shelf) => shelf.covers.upload(kings, new Uint8Array([0x89, 0x50, 0x4e, 0x47]), { type: 'image/png' }),
    gives: `/metadata/items/${kings}/cover.png`,
    after: async ({ shelf }) => [...(await shelf.covers.get(kings))],
    is: [0x89, 0x50, 0x4e, 0x47],
  },
  'covers.setFromUrl': {
    call: (shelf, _, { host }) => shelf.covers.setFromUrl(kings, `${host}/cover.jpg`),
    gives: `/metadata/items/${kings}/cover.jpg`,
    after: async ({ shelf }) => [...(await shelf.covers.get(kings))],
    is: [0xff, 0xd8, 0xff],
  },
  'covers.setFromServerPath': {
    prepare: async ({ shelf }) => {
      const files = (await shelf.items.get(dune)).libraryFiles
      return files.find(({ metadata }) => metadata?.filename === 'cover.jpg')?.metadata?.path ?? ''
    },
    call: (shelf, path) => shelf.covers.setFromServerPath(kings, path),
    gives: `/metadata/items/${kings}/cover.jpg`,
    after: async ({ shelf }) => (await shelf.items.get(kings)).media.coverPath,
    is: `/metadata/items/${kings}/cover.jpg`,
  },
  'covers.remove': {
    call: (shelf) => shelf.covers.remove(dune),
    after: async ({ shelf }) => (await shelf.items.get(dune)).media.coverPath,
    is: null,
  },
}
