import { parseMoment } from '../moment.ts'
import { contentOf, openPage, words } from './document.ts'

/** A post that a search found. */
export interface ForumHit {
  topicId: number
  postId: number | null
  title: string
  board: { id: number; name: string } | null
  author: string | null
  /** ISO 8601. */
  postedAt: string | null
  /** The beginning of the post. */
  excerpt: string
}

export interface ForumTopic {
  id: number
  title: string
  /** All posts of the page, one after the other. */
  html: string
}

/** The hits of a page and where the next one starts; null for another kind of page. */
export function parseForumSearch(html: string): { hits: ForumHit[]; next: number | undefined } | null {
  const page = openPage(html)
  if (page === null) return null
  const { $, main } = page
  const hits = main
    .find('.row1, .row2')
    .toArray()
    .flatMap((element): ForumHit[] => {
      const row = $(element)
      const link = row.find('a[href*="/f/t/"]').first()
      const [, topicId, postId] = /\/f\/t\/(\d+)(?:\/p\/(\d+))?/.exec(link.attr('href') ?? '') ?? []
      if (topicId === undefined) return []
      const boardLink = row.find('a[href*="/f/b/"]').first()
      const boardId = /\/f\/b\/(\d+)/.exec(boardLink.attr('href') ?? '')?.[1]
      const excerpt = row.find('.forumSearchReduce').first()
      const about = words(row.clone().children('.forumSearchReduce, .forSTswap').remove().end().text())
      return [
        {
          topicId: Number(topicId),
          postId: postId === undefined ? null : Number(postId),
          title: words(link.text()),
          board: boardId === undefined ? null : { id: Number(boardId), name: words(boardLink.text()) },
          author: words(row.children('span').first().text()) || null,
          postedAt: parseMoment(/\bat (\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})/.exec(about)?.[1] ?? null),
          excerpt: words(excerpt.text()),
        },
      ]
    })
  const nextLink = main
    .find('a[href*="start="]')
    .toArray()
    .find((element) => /^next\b/i.test(words($(element).text())))
  const next = Number(/[?&]start=(\d+)/.exec($(nextLink).attr('href') ?? '')?.[1])
  return { hits, next: next > 0 ? next : undefined }
}

/** A page of a topic; null for another kind of page. */
export function parseForumTopic(html: string, { id, baseUrl }: { id: number; baseUrl: string }): ForumTopic | null {
  const page = openPage(html)
  return page && { id, title: page.title, html: contentOf(page, baseUrl) }
}
