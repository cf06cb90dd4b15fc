/** Tables that no entity describes: the list of migrations, and SQLite's full-text indexes. */
export const tablesBesideEntities: readonly RegExp[] = [/^migration$/, /^(book|knowledge)_words(_\w+)?$/]
