/** What of an answer is compared where not its values: keys and types, or status and content type alone. */
export type Lesser = 'shape' | 'head'

/** Exchanges whose events are compared by name only, or not at all, and why. All others have to have the same shape. */
export const eventExceptions: readonly { name: RegExp; compare: 'names' | 'nothing'; why: string }[] = [
  {
    name: /^items-update\/item-scan$|^batch\/scan$|^scan\/scan-/,
    compare: 'nothing',
    why: 'the recorded files had changed on disk',
  },
  { name: /^custom-provider\/item-match/, compare: 'names', why: 'the recorded files had been written anew' },
  {
    name: /^custom-provider\/batch-quickmatch$/,
    compare: 'nothing',
    why: 'the recorded provider answered each book differently',
  },
  { name: /^authors\/update-rename$/, compare: 'names', why: 'the books come in another order' },
  { name: /^backups\/create$/, compare: 'names', why: 'no notification is really sent' },
  { name: /^upload\//, compare: 'nothing', why: 'the real watcher takes ten seconds and more' },
  { name: /^tools\//, compare: 'names', why: 'nothing is written into files' },
  { name: /^me\//, compare: 'nothing', why: 'playing books is not for programs' },
]

/** Recorded exchanges that are compared less closely, or not played at all, and why. Everything else has to be equal. */
export const exceptions: readonly { name: RegExp; compare: Lesser | 'nothing'; why: string }[] = [
  {
    name: /^auth\/(me-sessions|api-keys-list)$/,
    compare: 'head',
    why: 'lists what was made before the first recording',
  },
  {
    name: /^libraries\/(create-scratch|update|order|delete)$/,
    compare: 'shape',
    why: 'shows the millisecond in which a folder was added',
  },
  {
    name: /^items-list\/sort-(birthtime|sequence)$|^items-list\/sort-random$|^series\/sort-random$/,
    compare: 'head',
    why: 'books that are equal in the sort key come in any order',
  },
  { name: /^(libraries|me)\/personalized/, compare: 'head', why: 'the shelf to discover is drawn by lot' },
  { name: /^server\/genres$|^libraries\/stats$/, compare: 'shape', why: 'equals come in any order' },
  {
    name: /^items-list\/(sort-addedAt|filter-(authors|series-two-series-book|genres|tags|publishers))$|^search\/isbn$|^authors\/get-include-items$/,
    compare: 'shape',
    why: 'the two series of The Bands of Mourning change places: they were stored in one millisecond',
  },
  { name: /^authors\/get-include-items-series$/, compare: 'head', why: 'follows the order of those two series' },
  { name: /^series\/sort-name$/, compare: 'shape', why: 'the authors of Wild Cards I change places in the same way' },
  {
    name: /^search\/(series|percent|limit1)$|^crash\/search-limit-nan$/,
    compare: 'head',
    why: 'the books of a found series come in any order',
  },
  { name: /^items-update\/item-scan$/, compare: 'shape', why: 'the recorded files had changed on disk' },
  {
    name: /^custom-provider\/item-match(-override)?$/,
    compare: 'head',
    why: 'the recorded files had been written anew',
  },
  { name: /^rss\/feed-xml$/, compare: 'head', why: 'a feed for people; nothing reads its words' },
  { name: /^backups\/(create|list)$/, compare: 'shape', why: 'the size of a backup' },
  { name: /^backups\/download$|^items-get\/(cover|file)/, compare: 'head', why: 'bytes of files that are not here' },
  {
    name: /^scan\/library-filterdata-issues$/,
    compare: 'head',
    why: 'the real server answers from a memory that is out of date by then',
  },
  { name: /^items-get\/ffprobe$/, compare: 'nothing', why: 'the output of a program that reads audio files' },
  { name: /^me\/(play-start|session-)/, compare: 'nothing', why: 'playing books is not for programs' },
]
