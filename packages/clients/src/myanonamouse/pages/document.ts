import { load, type CheerioAPI } from 'cheerio'

/** Elements of a page. */
export type Selection = ReturnType<ReturnType<CheerioAPI['root']>['find']>

export interface PageDocument {
  $: CheerioAPI
  /** What the page is about, without its menus. */
  main: Selection
  /** The first heading, or the title of the window. */
  title: string
}

/** Reads a page of the site; null when it is another kind of page. */
export function openPage(html: string): PageDocument | null {
  const $ = load(html)
  const main = $.root().find('#mainBody').first()
  if (main.length === 0) return null
  const heading = words(main.find('h1').first().text())
  const windowTitle = words($('title').first().text()).replace(/\s*\|\s*My Anonamouse$/i, '')
  return { $, main, title: heading || windowTitle }
}

/** Text with one blank where any white space was. */
export function words(text: string): string {
  return text.replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

/** The HTML of a page's content: no heading that says the title again, no scripts and forms, whole addresses. */
export function contentOf({ $, main, title }: PageDocument, baseUrl: string): string {
  const content = main.clone()
  content.find('script, style, form, input, button, select, textarea, iframe').remove()
  const heading = content.find('h1').first()
  if (words(heading.text()) === title) heading.remove()
  for (const name of ['href', 'src'] as const) {
    content.find(`[${name}]`).each((_, element) => {
      const url = URL.parse($(element).attr(name) ?? '', `${baseUrl}/`)
      // Anything but a web address could be code.
      if (url !== null && /^(https?|mailto):$/.test(url.protocol)) $(element).attr(name, url.href)
      else $(element).removeAttr(name)
    })
  }
  content.find('*').each((_, element) => {
    for (const name of Object.keys(element.attribs)) if (/^on/i.test(name)) $(element).removeAttr(name)
  })
  return (content.html() ?? '').trim()
}
