import type { CheerioAPI } from 'cheerio'
import { parseMoment } from '../moment.ts'
import type { NamedEntry, SeriesEntry } from '../named-lists.ts'
import { parseSize } from '../size.ts'
import type { MyanonamouseTorrent } from '../torrent.ts'
import { words, type Selection } from './document.ts'

/** Reads a row of a table of torrents, of seven cells. What only the JSON search tells is null. */
export function parseRow($: CheerioAPI, row: Selection): MyanonamouseTorrent | null {
  const title = row.find('a.torTitle').first()
  const id = Number(/\/t\/(\d+)/.exec(title.attr('href') ?? '')?.[1] ?? row.attr('id')?.replace('tdr-', ''))
  if (title.length === 0 || !(id > 0)) return null
  const cells = row.children('td')
  const category = Number(/\bcat(\d+)\b/.exec(row.find('[class^="cat"]').first().attr('class') ?? '')?.[1])
  const marks = row
    .find('img[title]')
    .toArray()
    .map((element) => $(element).attr('title') ?? '')
  const vip = marks.find((mark) => /^VIP\b/i.test(mark))
  const [seeders, leechers, snatched] = cells
    .eq(6)
    .find('p')
    .toArray()
    .map((element) => numberIn($(element).text()))
  return {
    id,
    title: words(title.text()),
    authors: namesIn($, row.find('a.author')),
    narrators: namesIn($, row.find('.torNarrator a.narrator')),
    series: seriesIn($, row.find('.torSeries a.series')),
    mainCategory: null,
    category: category > 0 ? category : null,
    categoryName: null,
    language: null,
    size: parseSize(/\[([^\]]+)\]/.exec(cells.eq(4).text())?.[1] ?? null),
    files: numberIn(cells.eq(4).find('a').first().text()),
    fileTypes: row
      .find('.torFileTypes a')
      .toArray()
      .map((element) => words($(element).text()).toLowerCase()),
    tags: words(row.find('.torRowDesc').first().text()) || null,
    description: null,
    isbn: null,
    asin: null,
    seeders: seeders ?? null,
    leechers: leechers ?? null,
    snatched: snatched ?? null,
    addedAt: parseMoment(/^[^[]+/.exec(words(cells.eq(5).text()))?.[0]?.trim() ?? null),
    freeleech: marks.some((mark) => /^freeleech/i.test(mark))
      ? 'everybody'
      : marks.some((mark) => /^personal freeleech/i.test(mark))
        ? 'personal'
        : vip === undefined
          ? null
          : 'vip',
    vip: vip !== undefined,
    vipUntil: parseMoment(/\d{4}-\d{2}-\d{2}/.exec(vip ?? '')?.[0] ?? null),
    snatchedByMe: /snatched/i.test(row.find('.browseInact').text()),
    bookmarked: false,
  }
}

function namesIn($: CheerioAPI, links: Selection): NamedEntry[] {
  return links.toArray().map((element) => entryOf($(element)))
}

/** The number stands behind its link, in the text up to the next one: "(#1, 2)". */
function seriesIn($: CheerioAPI, links: Selection): SeriesEntry[] {
  return links.toArray().map((element) => {
    const after = element.nextSibling?.type === 'text' ? element.nextSibling.data : ''
    return { ...entryOf($(element)), sequence: /^\s*\(#(.*)\)/.exec(words(after))?.[1] || null }
  })
}

function entryOf(link: Selection): NamedEntry {
  const id = Number(/[?&](?:author|narrator|series)=(\d+)/.exec(link.attr('href') ?? '')?.[1])
  return { id: id > 0 ? id : 0, name: words(link.text()) }
}

function numberIn(text: string): number | null {
  const digits = words(text).replaceAll(',', '')
  return /^\d+$/.test(digits) ? Number(digits) : null
}
