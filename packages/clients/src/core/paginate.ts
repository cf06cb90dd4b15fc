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
  /** Page by page. */
  pages(): AsyncIterable<Page<Item, Cursor>>
}

export interface Pagination<Item, Cursor> {
  first: Cursor
  load: (cursor: Cursor) => Promise<Page<Item, Cursor>>
  /**
   * What makes two items the same. With it an item that comes again is left out, and a page that brings nothing new
   * ends the list: some services repeat their last page for ever.
   */
  identify?: (item: Item) => string
  signal?: AbortSignal
}

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
    while (cursor !== undefined) {
      signal?.throwIfAborted()
      const page: Page<Item, Cursor> = await load(cursor)
      if (identify === undefined) {
        yield page
      } else {
        const items = page.items.filter((item) => {
          const id = identify(item)
          if (seen.has(id)) return false
          seen.add(id)
          return true
        })
        if (items.length === 0 && page.items.length > 0) return
        yield { ...page, items }
      }
      cursor = page.next
    }
  }

  return {
    page: (cursor = first) => load(cursor),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.items
    },
  }
}
