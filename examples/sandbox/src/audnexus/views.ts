import { personAsin } from '../audible/wire.ts'
import { metadataAuthors, metadataBooks, type MetadataBook } from '../metadata/book.ts'

const image = (asin: string) => `https://m.media-amazon.com/images/I/${asin}.jpg`

/** A book as Audnexus writes it. Fields that are not known are left out. */
export function bookView(book: MetadataBook) {
  return {
    asin: book.asin,
    authors: book.authors.map((name) => ({ asin: personAsin(name), name })),
    description: `${book.title} by ${book.authors.join(', ')}.`,
    formatType: book.format,
    genres: book.genre.map((name, index) => ({ asin: `1858${index}`, name, type: index === 0 ? 'genre' : 'tag' })),
    image: image(book.asin),
    isAdult: false,
    language: book.language,
    literatureType: 'fiction',
    narrators: book.narrators.map((name) => ({ name })),
    publisherName: book.publisher,
    rating: '4.5',
    region: 'us',
    releaseDate: `${book.date}T00:00:00.000Z`,
    runtimeLengthMin: book.minutes,
    seriesPrimary: {
      asin: book.series.asin,
      name: book.series.title,
      ...(book.series.sequence ? { position: book.series.sequence } : {}),
    },
    ...(book.subtitle === null ? {} : { subtitle: book.subtitle }),
    summary: `<p>${book.title}.</p>`,
    title: book.title,
  }
}

/** Chapters of half an hour, between opening and end credits. Times are in milliseconds. */
export function chaptersView(book: MetadataBook) {
  const total = book.minutes * 60_000
  const intro = 2000
  const outro = 5000
  const chapter = 30 * 60_000
  const count = Math.max(1, Math.floor((total - intro - outro) / chapter))
  const chapters = Array.from({ length: count }, (_, index) => {
    const startOffsetMs = intro + index * chapter
    const lengthMs = index === count - 1 ? total - outro - startOffsetMs : chapter
    const startOffsetSec = Math.round(startOffsetMs / 1000)
    return { lengthMs, startOffsetMs, startOffsetSec, title: `Chapter ${index + 1}` }
  })
  return {
    asin: book.asin,
    brandIntroDurationMs: intro,
    brandOutroDurationMs: outro,
    chapters,
    isAccurate: true,
    region: 'us',
    runtimeLengthMs: total,
    runtimeLengthSec: total / 1000,
  }
}

export function authorView(name: string) {
  const genres = [
    ...new Set(metadataBooks.filter(({ authors }) => authors.includes(name)).flatMap(({ genre }) => genre)),
  ]
  return {
    asin: personAsin(name),
    name,
    description: `${name} writes.`,
    genres: genres.map((genre, index) => ({ asin: `1858${index}`, name: genre, type: index === 0 ? 'genre' : 'tag' })),
    image: image(personAsin(name)),
    region: 'us',
    similar: metadataAuthors
      .filter((other) => other !== name)
      .map((other) => ({ asin: personAsin(other), name: other })),
  }
}
