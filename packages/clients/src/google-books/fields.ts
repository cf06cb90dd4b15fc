const info = [
  'title',
  'subtitle',
  'authors',
  'publisher',
  'publishedDate',
  'description',
  'industryIdentifiers',
  'pageCount',
  'categories',
  'language',
  'imageLinks',
  'seriesInfo',
].join(',')

/** What a single volume is asked for: the rest (prices, access, previews) is left on the server. */
export const volumeFields = `id,volumeInfo(${info})`

/** The same for a list. */
export const listFields = `totalItems,items(${volumeFields})`
