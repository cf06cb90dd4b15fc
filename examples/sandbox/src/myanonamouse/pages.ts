import { categoryNames } from './search.ts'
import { authorId, encoded, idOf, sizeText, type SandboxTorrent } from './torrents.ts'

/** A page of the site around its content. */
export function page(title: string, main: string): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} | My Anonamouse</title></head>
<body id="siteMain"><header role="banner"><a href="/guides/?gid=1">Guides</a></header><main role="main">
<table id="mainTable"><tbody><tr><td id="mainLeft"></td><td id="mainRight"><div class="blockBody">
<div class="blockBodyCon cen" id="mainBody">${main}</div></div></td></tr></tbody></table></main></body></html>`
}

export const signInPage = page(
  'Login',
  `<h1>Not logged in!</h1><p><b>Error:</b> The page you tried to view can only be used when you're logged in.</p>
<form method="post" action="/takelogin.php"><input type="email" name="email"><input type="password" name="password"></form>`,
)

export interface SandboxGuide {
  id: number
  title: string
  updatedOn: string
  body: string
}

export const guides: readonly SandboxGuide[] = [
  {
    id: 12,
    title: 'Folder layout',
    updatedOn: '2026-01-02',
    body: '<h2>Why</h2><p>One book, one folder.</p><ul><li>Author</li><li>Series</li></ul><p>See <a href="/guides/?gid=13">Tagging</a>.</p>',
  },
  {
    id: 13,
    title: 'Tagging',
    updatedOn: '2026-02-03',
    body: '<p>Write the <b>number</b> into the series tag.</p><script>count()</script>',
  },
]

export const guideIndex = (): string =>
  page(
    'Guides',
    `<h1>Guides</h1><ul>${guides.map(({ id, title }) => `<li><a href="/guides/?gid=${id}">${title}</a></li>`).join('')}</ul>`,
  )

export const guidePage = ({ title, updatedOn, body }: SandboxGuide): string =>
  page(title, `<h1>${title}</h1><p>Last updated: ${updatedOn}</p>${body}`)

export interface SandboxTopic {
  id: number
  title: string
  posts: readonly string[]
}

/** 25 topics about naming, so that a search has two pages. */
export const topics: readonly SandboxTopic[] = Array.from({ length: 25 }, (_, index) => ({
  id: 300 + index,
  title: `Naming audiobooks, part ${index + 1}`,
  posts: [`Put the number of part ${index + 1} in front.`, 'Thank you.'],
}))

const hitsAPage = 20

export function forumSearchPage(text: string, start: number): string {
  const found = topics.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
  const rows = found.slice(start, start + hitsAPage).map(
    ({ id, title, posts }, index) =>
      `<div class="row${(index % 2) + 1}"><a href="/f/b/12">Guides</a> &gt; <a href="/f/t/${id}/p/${id}01">${title}</a>
by <span style="color:#123456">someone</span> at 2026-01-02 03:04:05<div class="forumSearchReduce">${posts[0]}</div></div>`,
  )
  const next = start + hitsAPage
  const link = `<a href="/f/search.php?text=${encodeURIComponent(text)}&amp;searchIn=1&amp;order=default&amp;start=${next}">next &gt;</a>`
  return page('Forum search', `${rows.join('')}${next < found.length ? link : ''}`)
}

export const topicPage = ({ title, posts }: SandboxTopic): string =>
  page(title, `<h1>${title}</h1>${posts.map((post) => `<div class="post"><p>${post}</p></div>`).join('')}`)

/** The ten most downloaded of each category. */
export function top10Page(torrents: readonly SandboxTorrent[]): string {
  const lists = Object.entries(categoryNames).map(([category, name]) => {
    const rows = torrents
      .filter((torrent) => torrent.category === Number(category))
      .toSorted((a, b) => b.snatched - a.snatched)
      .slice(0, 10)
      .map(rowOf)
    return `<h2>${name}</h2><table class="newTorTable"><tbody>${rows.join('')}</tbody></table>`
  })
  return page('Top 10', `<h1>Top 10</h1>${lists.join('')}`)
}

function rowOf({ id, book, category, bytes, seeders, snatched, addedAt, free }: SandboxTorrent): string {
  const link = (kind: string, number: number, name: string) =>
    `<a class="${kind}" href="/tor/browse.php?${kind}=${number}">${encoded(name).replaceAll(' ', '&nbsp;')}</a>`
  const added = new Date(addedAt).toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const number = book.series.sequence === '' ? '' : `(#${book.series.sequence})`
  return `<tr id="tdr-${id}"><td><a class="newCatLink"><div class="cat${category}">&nbsp;</div></a></td>
<td>${free ? '<img alt="freeleech" title="freeleech">' : ''}</td>
<td><a class="torTitle" href="/t/${id}">${encoded(book.title)}</a> by ${book.authors.map((name) => link('author', authorId(name), name)).join(', ')}<br>
<span class="torNarrator">Narrated by: ${book.narrators.map((name) => link('narrator', idOf(name), name)).join(', ')}</span> |
<span class="torSeries"> Series: ${link('series', idOf(book.series.title), book.series.title)}${number} </span><br>
<span class="torFileTypes"><a>m4b</a></span></td><td></td><td><a href="/t/${id}&amp;filelist#filelistLink">1</a><br>[${sizeText(bytes)}]</td>
<td>${added.replace(' at ', ', ').replaceAll('\u202F', ' ')} UTC<br>[hidden]</td><td><p>${seeders}</p><p>1</p><p>${snatched}</p></td></tr>`
}
