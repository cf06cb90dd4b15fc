export interface Page<Item, Cursor = number> {
  items: Item[]
  /** Where the next page starts; undefined when this one is the last. */
  next?: Cursor
  /** How many items there are in all, where the service says so. */
  total?: number
}

/** A list that may be long: iterate it, and it fetches page after page as you go; leaving the loop stops it. */
export interface Listing<Item, Cursor = number> extends AsyncIterable<Item> {
  /** One page alone; the first one when no cursor is given. */
  page(cursor?: Cursor): Promise<Page<Item, Cursor>>
  /** Page by page. When pages come again, or come empty, the last one still names a `next`. */
  pages(): AsyncIterable<Page<Item, Cursor>>
}

/** A page as it was loaded. */
export interface LoadedPage<Item, Cursor = number> extends Page<Item, Cursor> {
  /** What `identify` gives for everything that stood on the page, where some of it is no item. */
  rows?: readonly string[]
}

export interface Pagination<Item, Cursor> {
  first: Cursor
  load: (cursor: Cursor) => Promise<LoadedPage<Item, Cursor>>
  /**
   * What makes two items the same. With it an item that comes again is left out, and a page that brings nothing new
   * ends the list: some services repeat their last page for ever.
   */
  identify?: (item: Item) => string
  signal?: AbortSignal
}

/** So many pages in a row without an item end a list: others may go on like that for ever. */
const mostEmptyPages = 3

/** Makes a list out of a function that loads one page. One page is under way at a time. */
export function paginate<Item, Cursor = number>({
  first,
  load,
  identify,
  signal,
}: Pagination<Item, Cursor>): Listing<Item, Cursor> {
  async function* pages(): AsyncGenerator<Page<Item, Cursor>> {
    const seen = new Set<string>()
    let cursor: Cursor | undefined = first
    for (let empty = 0; cursor !== undefined && empty < mostEmptyPages;) {
      signal?.throwIfAborted()
      const { rows, ...page }: LoadedPage<Item, Cursor> = await load(cursor)
      if (identify !== undefined) {
        const ids = rows ?? page.items.map(identify)
        const fresh = new Set(ids.filter((id) => !seen.has(id)))
        if (ids.length > 0 && fresh.size === 0) return
        for (const id of fresh) seen.add(id)
        page.items = page.items.filter((item) => fresh.delete(identify(item)))
      }
      empty = page.items.length === 0 ? empty + 1 : 0
      yield page
      cursor = page.next
    }
  }

  return {
    async page(cursor = first) {
      const { rows: _, ...page } = await load(cursor)
      return page
    },
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items
    },
  }
}
