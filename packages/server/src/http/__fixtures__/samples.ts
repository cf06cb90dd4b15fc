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
  'authors.series': { params: { id: nobody } },
  'books.ofAuthor': { params: { authorId: nobody } },
  'books.get': { params: { id: nobody } },
  'books.search': { query: { query: 'nothing' } },
  'books.ofSeries': { params: { seriesId: nobody } },
  'keys.create': { body: { name: 'sample' } },
  'keys.revoke': { params: { id: nobody } },
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
}
