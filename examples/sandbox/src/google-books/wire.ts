import { shortIsbn, type Volume } from './volumes.ts'

type Json = Record<string, unknown>

/** A volume in Google's format: as lists show it, or whole as a request by its id shows it. */
export function volumeWire(volume: Volume, whole: boolean): Json {
  const {
    id,
    title,
    subtitle,
    authors,
    publisher,
    publishedDate,
    isbn13,
    pageCount,
    language,
    categories,
    description,
  } = volume
  const info: Json = {
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(publisher === undefined ? {} : { publisher }),
    publishedDate,
    ...(description === undefined ? {} : { description: whole ? `<p><b>${description}</b></p>` : description }),
    industryIdentifiers: [
      { type: 'ISBN_13', identifier: isbn13 },
      { type: 'ISBN_10', identifier: shortIsbn(isbn13) },
    ],
    readingModes: { text: true, image: false },
    pageCount,
    printType: 'BOOK',
    categories,
    maturityRating: 'NOT_MATURE',
    allowAnonLogging: false,
    imageLinks: imageLinks(id, whole),
    language,
    previewLink: `http://books.google.com/books?id=${id}&hl=&source=gbs_api`,
    infoLink: `http://books.google.com/books?id=${id}&hl=&source=gbs_api`,
    canonicalVolumeLink: `https://books.google.com/books/about/${id}.html?hl=&id=${id}`,
  }
  return {
    kind: 'books#volume',
    id,
    etag: id.slice(0, 11),
    selfLink: `https://www.googleapis.com/books/v1/volumes/${id}`,
    volumeInfo: info,
    saleInfo: { country: 'US', saleability: 'NOT_FOR_SALE', isEbook: false },
    accessInfo: { country: 'US', viewability: 'PARTIAL', embeddable: true, publicDomain: false },
  }
}

function imageLinks(id: string, whole: boolean): Json {
  const link = (zoom: number) =>
    `http://books.google.com/books/content?id=${id}&printsec=frontcover&img=1&zoom=${zoom}&edge=curl&source=gbs_api`
  const small = { smallThumbnail: link(5), thumbnail: link(1) }
  return whole ? { ...small, small: link(2), medium: link(3), large: link(4), extraLarge: link(6) } : small
}
