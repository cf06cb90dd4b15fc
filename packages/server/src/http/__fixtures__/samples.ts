/** What a route needs to be asked once: values for its path, a sound body. Routes without an entry need nothing. */
export interface Sample {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

const nobody = 999_999
const unknownTask = { task: 'no-such-task' }

/** For each route with a path parameter or a required field: a request for something that is not there. */
export const samples: Readonly<Record<string, Sample>> = {
  'authors.get': { params: { id: nobody } },
  'authors.search': { query: { query: 'nobody' } },
  'authors.books': { params: { id: nobody } },
  'authors.statistics': { params: { id: nobody } },
  'authors.series': { params: { id: nobody } },
  'authors.create': { body: { name: 'Sample' } },
  'authors.update': { params: { id: nobody }, body: { name: 'Sample' } },
  'authors.remove': { params: { id: nobody } },
  'books.get': { params: { id: nobody } },
  'books.search': { query: { query: 'nothing' } },
  'books.ofSeries': { params: { seriesId: nobody } },
  'books.ofAuthor': { params: { authorId: nobody } },
  'books.create': { body: { title: 'Sample' } },
  'books.bulkImport': { body: { books: [{ title: 'Sample row' }] } },
  'books.update': { params: { id: nobody }, body: { title: 'Sample' } },
  'books.remove': { params: { id: nobody } },
  'downloads.get': { params: { id: nobody } },
  'downloads.search': { query: { query: 'nothing' } },
  'downloads.update': { params: { id: nobody }, body: { priority: 1 } },
  'downloads.failedAttempts': { params: { id: nobody } },
  'downloads.clearFailedAttempts': { params: { id: nobody } },
  'downloads.ofStatus': { params: { status: 'PENDING' } },
  'keys.create': { body: { name: 'sample' } },
  'keys.revoke': { params: { id: nobody } },
  'knowledge.get': { params: { id: nobody } },
  'knowledge.search': { query: { query: 'nothing' } },
  'metadata.changeSets.get': { params: { id: nobody } },
  'metadata.changeSets.applySet': { params: { id: nobody } },
  'metadata.changeSets.revertSet': { params: { id: nobody } },
  'metadata.corrections.get': { params: { id: nobody } },
  'metadata.corrections.create': { body: { bookId: nobody, fieldName: 'title', newValue: 'Sample' } },
  'metadata.corrections.remove': { params: { id: nobody } },
  'metadata.corrections.revert': { params: { id: nobody } },
  'metadata.validate': { body: { fields: {} } },
  'missingBooks.get': { params: { id: nobody } },
  'missingBooks.ignore': { params: { id: nobody } },
  'missingBooks.unignore': { params: { id: nobody } },
  'scheduler.tasks.get': { params: unknownTask },
  'scheduler.tasks.run': { params: unknownTask, body: {} },
  'scheduler.tasks.enable': { params: unknownTask },
  'scheduler.tasks.disable': { params: unknownTask },
  'scheduler.tasks.history': { params: unknownTask },
  'scheduler.tasks.deleteRun': { params: { task: nobody } },
  'scheduler.runs.get': { params: { id: nobody } },
  'scheduler.runs.log': { params: { id: nobody } },
  'scheduler.runs.cancel': { params: { id: nobody } },
  'series.get': { params: { id: nobody } },
  'series.search': { query: { query: 'nothing' } },
  'series.books': { params: { id: nobody } },
  'series.missing': { params: { id: nobody } },
  'series.checkCompletion': { params: { id: nobody } },
  'series.create': { body: { name: 'Sample' } },
  'series.update': { params: { id: nobody }, body: { name: 'Sample' } },
  'series.remove': { params: { id: nobody } },
}
