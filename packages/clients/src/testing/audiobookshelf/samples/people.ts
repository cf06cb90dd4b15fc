import { expect } from 'vitest'
import { collect } from '../../collect.ts'
import { kings, library, sanderson, stormlight, type Sample, type World } from '../sample.ts'

const seriesNames = async ({ shelf }: World) =>
  (await shelf.items.get(kings)).media.metadata.series.map(({ name }) => name)
const narratorNames = async ({ shelf }: World) => (await shelf.narrators.list(library)).map(({ name }) => name)
const labelled = async ({ shelf }: World): Promise<string> => {
  await shelf.items.update(kings, { tags: ['old one'], metadata: { genres: ['Old one'] } })
  return ''
}
const tags = async ({ shelf }: World) => (await shelf.items.get(kings)).media.tags
const genres = async ({ shelf }: World) => (await shelf.items.get(kings)).media.metadata.genres

export const peopleSamples: Record<string, Sample> = {
  'series.list': {
    call: (shelf) => shelf.series.list(library, { limit: 2 }).page(),
    gives: { total: 17, items: [{ name: 'Discworld' }, { name: 'Dune' }] },
  },
  'series.get': {
    call: (shelf) => shelf.series.get(library, stormlight),
    gives: { name: 'The Stormlight Archive', progress: { libraryItemIds: expect.arrayContaining([kings]) } },
  },
  'series.update': {
    call: (shelf) => shelf.series.update(stormlight, { description: 'A trilogy in five parts' }),
    gives: { id: stormlight },
    after: async ({ shelf }) => (await shelf.series.get(library, stormlight)).description,
    is: 'A trilogy in five parts',
  },
  'series.rename': {
    call: (shelf) => shelf.series.rename(library, stormlight, 'Stormlight'),
    gives: 5,
    after: seriesNames,
    is: ['Stormlight'],
  },
  'authors.list': {
    call: async (shelf) => (await collect(shelf.authors.list(library))).length,
    gives: 32,
  },
  'authors.get': {
    call: (shelf) => shelf.authors.get(sanderson),
    gives: {
      name: 'Brandon Sanderson',
      libraryItems: expect.arrayContaining([expect.objectContaining({ id: kings })]),
    },
  },
  'authors.update': {
    call: (shelf) => shelf.authors.update(sanderson, { name: 'B. Sanderson', description: 'Writes' }),
    gives: { updated: true, merged: false },
    after: async ({ shelf }) => (await shelf.items.get(kings)).media.metadata.authors.map(({ name }) => name),
    is: ['B. Sanderson'],
  },
  'authors.remove': {
    call: (shelf) => shelf.authors.remove(sanderson),
    after: async ({ shelf }) => (await shelf.items.get(kings)).media.metadata.authors,
    is: [],
  },
  // Nobody answers for Audnexus here, which the server does not tell from an author who is not there.
  'authors.match': {
    call: (shelf) => shelf.authors.match(sanderson, { name: 'Brandon Sanderson' }),
    gives: undefined,
    after: async ({ shelf }) => (await shelf.authors.get(sanderson)).asin,
    is: null,
  },
  'authors.setImageFromUrl': {
    call: (shelf, _, { host }) => shelf.authors.setImageFromUrl(sanderson, `${host}/cover.jpg`),
    gives: { id: sanderson },
    after: async ({ shelf }) => (await shelf.authors.get(sanderson)).imagePath !== null,
    is: true,
  },
  'authors.removeImage': {
    prepare: async ({ shelf, host }) => (await shelf.authors.setImageFromUrl(sanderson, `${host}/cover.jpg`)).id,
    call: (shelf, id) => shelf.authors.removeImage(id),
    after: async ({ shelf }) => (await shelf.authors.get(sanderson)).imagePath,
    is: null,
  },
  'narrators.list': {
    call: (shelf) => shelf.narrators.list(library),
    gives: expect.arrayContaining([{ id: expect.any(String), name: 'Kevin R. Free', numBooks: 8 }]),
  },
  'narrators.rename': {
    call: (shelf) => shelf.narrators.rename(library, 'Kevin R. Free', 'Kevin R Free'),
    gives: 8,
    after: async (world) => (await narratorNames(world)).filter((name) => name.startsWith('Kevin')),
    is: ['Kevin R Free'],
  },
  'narrators.remove': {
    call: (shelf) => shelf.narrators.remove(library, 'Kevin R. Free'),
    gives: 8,
    after: async (world) => (await narratorNames(world)).includes('Kevin R. Free'),
    is: false,
  },
  'tags.list': { prepare: labelled, call: (shelf) => shelf.tags.list(), gives: expect.arrayContaining(['old one']) },
  'tags.rename': {
    prepare: labelled,
    call: (shelf) => shelf.tags.rename('old one', 'new'),
    gives: 1,
    after: tags,
    is: ['new'],
  },
  'tags.remove': { prepare: labelled, call: (shelf) => shelf.tags.remove('old one'), gives: 1, after: tags, is: [] },
  'genres.list': {
    prepare: labelled,
    call: (shelf) => shelf.genres.list(),
    gives: expect.arrayContaining(['Old one']),
  },
  'genres.rename': {
    prepare: labelled,
    call: (shelf) => shelf.genres.rename('Old one', 'New'),
    gives: 1,
    after: genres,
    is: ['New'],
  },
  'genres.remove': {
    prepare: labelled,
    call: (shelf) => shelf.genres.remove('Old one'),
    gives: 1,
    after: genres,
    is: [],
  },
}
