import { expect } from 'vitest'
import { bands, kings, library, prepareProvider, type Sample, type World } from '../sample.ts'
import { collect } from '../../collect.ts'

const collection = async ({ shelf }: World): Promise<string> =>
  (await shelf.collections.create({ libraryId: library, name: 'To check', books: [kings] })).id
const books = async ({ shelf }: World, id: string) => (await shelf.collections.get(id)).books.map((book) => book.id)

const playlist = async ({ shelf }: World): Promise<string> =>
  (await shelf.playlists.create({ libraryId: library, name: 'PL', items: [{ libraryItemId: kings }] })).id
const items = async ({ shelf }: World, id: string) =>
  (await shelf.playlists.get(id)).items.map(({ libraryItemId }) => libraryItemId)

export const listSamples: Record<string, Sample> = {
  'collections.list': {
    prepare: collection,
    call: (shelf) => collect(shelf.collections.list(library)),
    gives: [{ name: 'To check', books: [{ id: kings }] }],
  },
  'collections.listAll': {
    prepare: collection,
    call: (shelf) => shelf.collections.listAll(),
    gives: [{ name: 'To check' }],
  },
  'collections.get': {
    prepare: collection,
    call: (shelf, id) => shelf.collections.get(id),
    gives: { name: 'To check' },
  },
  'collections.create': {
    call: (shelf) => shelf.collections.create({ libraryId: library, name: 'To check', books: [kings, bands] }),
    gives: { name: 'To check' },
    after: async ({ shelf }) => (await shelf.collections.listAll()).map(({ books }) => books.map(({ id }) => id)),
    is: [[kings, bands]],
  },
  'collections.update': {
    prepare: collection,
    call: (shelf, id) => shelf.collections.update(id, { name: 'Checked' }),
    gives: { name: 'Checked' },
    after: async ({ shelf }, id) => (await shelf.collections.get(id)).name,
    is: 'Checked',
  },
  'collections.remove': {
    prepare: collection,
    call: (shelf, id) => shelf.collections.remove(id),
    after: ({ shelf }) => shelf.collections.listAll(),
    is: [],
  },
  'collections.addItems': {
    prepare: collection,
    call: (shelf, id) => shelf.collections.addItems(id, [kings, bands]),
    gives: { books: [{ id: kings }, { id: bands }] },
    after: books,
    is: [kings, bands],
  },
  'collections.removeItems': {
    prepare: collection,
    call: (shelf, id) => shelf.collections.removeItems(id, [kings]),
    gives: { books: [] },
    after: books,
    is: [],
  },
  'playlists.list': { prepare: playlist, call: (shelf) => shelf.playlists.list(), gives: [{ name: 'PL' }] },
  'playlists.get': { prepare: playlist, call: (shelf, id) => shelf.playlists.get(id), gives: { name: 'PL' } },
  'playlists.create': {
    call: (shelf) => shelf.playlists.create({ libraryId: library, name: 'PL', items: [{ libraryItemId: kings }] }),
    gives: { name: 'PL' },
    after: async ({ shelf }) => (await shelf.playlists.list()).map(({ items }) => items[0]?.libraryItemId),
    is: [kings],
  },
  'playlists.update': {
    prepare: playlist,
    call: (shelf, id) => shelf.playlists.update(id, { name: 'PL2' }),
    gives: { name: 'PL2' },
    after: async ({ shelf }, id) => (await shelf.playlists.get(id)).name,
    is: 'PL2',
  },
  'playlists.remove': {
    prepare: playlist,
    call: (shelf, id) => shelf.playlists.remove(id),
    after: ({ shelf }) => shelf.playlists.list(),
    is: [],
  },
  'playlists.addItems': {
    prepare: playlist,
    call: (shelf, id) => shelf.playlists.addItems(id, [{ libraryItemId: bands }]),
    gives: { name: 'PL' },
    after: items,
    is: [kings, bands],
  },
  'playlists.removeItems': {
    prepare: playlist,
    call: (shelf, id) => shelf.playlists.removeItems(id, [{ libraryItemId: kings }]),
    gives: { name: 'PL' },
    after: items,
    is: [],
  },
  'search.library': {
    call: (shelf) => shelf.search.library(library, 'Way of Kings'),
    gives: { book: [{ libraryItem: { id: kings } }] },
  },
  'search.books': {
    prepare: prepareProvider,
    call: (shelf, provider) => shelf.search.books({ provider, title: 'Dune', author: 'Frank Herbert' }),
    gives: [{ title: 'A Title', subtitle: 'From our host' }],
  },
  'search.covers': {
    prepare: prepareProvider,
    call: (shelf, provider) => shelf.search.covers({ provider, title: 'Mort' }),
    gives: [],
  },
  'search.author': { call: (shelf) => shelf.search.author('Brandon Sanderson'), gives: undefined },
  'search.chapters': { call: (shelf) => shelf.search.chapters('B0TESTASIN', { region: 'uk' }), gives: undefined },
  'search.providers': {
    prepare: prepareProvider,
    call: (shelf) => shelf.search.providers(),
    gives: { books: expect.arrayContaining([{ value: expect.stringMatching(/^custom-/), text: 'Ours' }]) },
  },
}
