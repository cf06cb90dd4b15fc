import { expect, test } from 'vitest'
import { collect } from '../../testing/collect.ts'
import { myanonamouseSite } from '../../testing/myanonamouse-site.ts'
import { parseForumSearch } from './forum.ts'
import { parseGuide, parseGuideIndex } from './guide.ts'
import { parseTop10 } from './top10.ts'

const baseUrl = 'https://www.myanonamouse.net'
const page = (main: string, title = 'A page | My Anonamouse') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><nav><a href="/guides/?gid=1">menu</a></nav>
   <div id="mainBody">${main}</div></body></html>`

test('a guide is its content, without what runs or sends', () => {
  const guide = parseGuide(
    page(`<h1> Naming&nbsp;books </h1><p onclick="x()">See <a href="?gid=9&amp;x=1">Tags</a>, <a href="javascript:x()">this</a>
      <img src="/pic/a.png" onerror="x()"><a href="mailto:a@example.org">mail</a></p>
      <script>x()</script><style>p{}</style><form><input name="t" value="TOKEN"></form><p>Last updated:&nbsp;2026-03-04</p>`),
    { id: 3, baseUrl },
  )
  expect(guide).toMatchObject({
    id: 3,
    title: 'Naming books',
    updatedOn: '2026-03-04',
    related: [{ id: 9, title: 'Tags' }],
  })
  expect(guide?.html).not.toMatch(/script|onclick|onerror|TOKEN|<h1|<style/)
  expect(guide?.html).toContain('href="https://www.myanonamouse.net/?gid=9&amp;x=1"')
  expect(guide?.html).toContain('src="https://www.myanonamouse.net/pic/a.png"')
  expect(guide?.html).toContain('<a>this</a>')
  expect(guide?.html).toContain('mailto:a@example.org')
})

test('a guide without a heading is named by its window; it does not link to itself', () => {
  const guide = parseGuide(page('<p><a href="/guides/?gid=3#top">up</a></p>'), { id: 3, baseUrl })
  expect(guide).toMatchObject({ title: 'A page', updatedOn: null, related: [] })
})

test('an index lists each guide once, by its first name, and not the menu', () => {
  const index = page(`<a href="/guides/?gid=12">One</a><a href="/guides/?gid=12#b">Again</a>
    <a href="/guides/?cat=1&gid=13"> Two </a><a href="/guides/?gid=14"><img></a><a href="/guides/?gid=x">No</a>`)
  expect(parseGuideIndex(index)).toEqual([
    { id: 12, title: 'One' },
    { id: 13, title: 'Two' },
  ])
})

const hit = (topic: number, more = '') =>
  `<div class="row1"><a href="/f/b/2">Board</a> &gt; <a href="/f/t/${topic}">Topic ${topic}</a>${more}</div>`

test('hits without board, author, date and post are read as far as they go', () => {
  const html = page(`<div class="row2"><a href="/f/t/7">Bare</a></div><div class="row1">no link</div>`)
  expect(parseForumSearch(html)).toEqual({
    hits: [{ topicId: 7, postId: null, title: 'Bare', board: null, author: null, postedAt: null, excerpt: '' }],
    next: undefined,
  })
})

test('a date in the excerpt is not the date of the post', () => {
  const excerpt = '<div class="forumSearchReduce">seen at 2020-01-01 00:00:00</div>'
  expect(parseForumSearch(page(hit(1, excerpt)))?.hits[0]).toMatchObject({ postedAt: null })
})

test('a search goes on while there is a next page, and ends when it leads back', async () => {
  await using site = await myanonamouseSite(({ target }, response) => {
    const start = Number(new URL(target, 'http://x').searchParams.get('start') ?? 0)
    const next = start === 40 ? 20 : start + 20
    response.end(page(`${hit(start)}<a href="/f/search.php?text=x&start=${next}">next &gt;</a>`))
  })
  const found = await collect(site.client.forum.search({ text: 'a & b' }))
  expect(found.map(({ topicId }) => topicId)).toEqual([0, 20, 40])
  expect(site.server.received.map(({ target }) => target)).toEqual([
    '/f/search.php?text=a+%26+b&searchIn=1&order=default',
    '/f/search.php?text=a+%26+b&searchIn=1&order=default&start=20',
    '/f/search.php?text=a+%26+b&searchIn=1&order=default&start=40',
  ])
})

test('a topic is asked for by its number, or with a post', async () => {
  await using site = await myanonamouseSite((_, response) => void response.end(page('<h1>T</h1><p>Post</p>')))
  expect(await site.client.forum.topic(5)).toEqual({ id: 5, title: 'T', html: '<p>Post</p>' })
  await site.client.forum.topic(5, { postId: 8 })
  expect(site.server.received.map(({ target }) => target)).toEqual(['/f/t/5', '/f/t/5/p/8'])
})

const row = (id: number, title: string) =>
  `<tr><td></td><td></td><td><a class="torTitle" href="/t/${id}">${title}</a></td><td></td><td>[1 GiB]</td><td></td><td></td></tr>`

test('lists stand under their headings; tables of other things are none', () => {
  const html = page(`<h1>Top 10</h1><table><tr><td>menu</td></tr></table>
    <h2>Fantasy</h2><table>${row(1, 'A')}${row(2, 'B')}</table><h2>Mystery</h2><table><tbody>${row(3, 'C')}</tbody></table>`)
  expect(parseTop10(html)?.map(({ name, torrents }) => [name, torrents.map(({ id, size }) => [id, size])])).toEqual([
    [
      'Fantasy',
      [
        [1, 2 ** 30],
        [2, 2 ** 30],
      ],
    ],
    ['Mystery', [[3, 2 ** 30]]],
  ])
})

test('a page that fills itself by script has no lists', async () => {
  await using site = await myanonamouseSite((_, response) => void response.end(page('<div id="top10"></div>')))
  expect(await site.client.top10.page()).toEqual([])
})

test.each(['top10', 'guides', 'guide', 'forum', 'topic'] as const)(
  'another page in place of %s is an error',
  async (kind) => {
    await using site = await myanonamouseSite(
      (_, response) => void response.end('<html><body>Maintenance</body></html>'),
    )
    const { top10, guides, forum } = site.client
    const calls = {
      top10: () => top10.page(),
      guides: () => guides.list(),
      guide: () => guides.get(1),
      forum: () => forum.search({ text: 'x' }).page(),
      topic: () => forum.topic(1),
    }
    await expect(calls[kind]()).rejects.toMatchObject({ code: 'unexpected_response' })
  },
)
