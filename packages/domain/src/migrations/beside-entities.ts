/** Tables that no entity describes: the list of migrations, and SQLite's full-text indexes. */
export const tablesBesideEntities: readonly RegExp[] = [/^migration$/, /^(book|author|series|download|knowledge_document)_words(_\w+)?$/]
