import type { MyanonamouseTorrent } from '../torrent.ts'
import { openPage, words } from './document.ts'
import { parseRow } from './rows.ts'

export interface Top10List {
  /** The heading above the table; null when there is none. */
  name: string | null
  /** In the order of the list. */
  torrents: MyanonamouseTorrent[]
}

/**
 * The tables of torrents of a page, under their headings; null for another kind of page. Rows are those of the search
 * page: a top-10 page with its lists was never seen.
 */
export function parseTop10(html: string): Top10List[] | null {
  const page = openPage(html)
  if (page === null) return null
  const { $, main } = page
  const lists: Top10List[] = []
  let heading: string | null = null
  main.find('h1, h2, h3, h4, table').each((_, element) => {
    if (element.name !== 'table') {
      heading = words($(element).text()) || null
      return
    }
    const rows = $(element).children('tbody').addBack().children('tr')
    const torrents = rows.toArray().flatMap((row) => parseRow($, $(row)) ?? [])
    if (torrents.length > 0) lists.push({ name: heading, torrents })
  })
  return lists
}
