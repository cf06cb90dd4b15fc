import { contentOf, openPage, words, type PageDocument } from './document.ts'

export interface GuideLink {
  id: number
  title: string
}

export interface Guide extends GuideLink {
  /** Day (YYYY-MM-DD) that the guide itself names; null when it names none. */
  updatedOn: string | null
  html: string
  /** Other guides that it links to. */
  related: GuideLink[]
}

/** The guides that an index links to; null for another kind of page. */
export function parseGuideIndex(html: string): GuideLink[] | null {
  const page = openPage(html)
  return page && guideLinks(page)
}

/** A guide; null for another kind of page. No page was ever seen: it is read by what the index and its peers share. */
export function parseGuide(html: string, { id, baseUrl }: { id: number; baseUrl: string }): Guide | null {
  const page = openPage(html)
  if (page === null) return null
  const updatedOn = /last updated:?\s*(\d{4}-\d{2}-\d{2})/i.exec(words(page.main.text()))?.[1] ?? null
  const related = guideLinks(page).filter((link) => link.id !== id)
  return { id, title: page.title, updatedOn, html: contentOf(page, baseUrl), related }
}

function guideLinks({ $, main }: PageDocument): GuideLink[] {
  const found = new Map<number, string>()
  main.find('a[href*="gid="]').each((_, element) => {
    const id = Number(/[?&]gid=(\d+)/.exec($(element).attr('href') ?? '')?.[1])
    const title = words($(element).text())
    if (id > 0 && title !== '' && !found.has(id)) found.set(id, title)
  })
  return [...found].map(([id, title]) => ({ id, title }))
}
