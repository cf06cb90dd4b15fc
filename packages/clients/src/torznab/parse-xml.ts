import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element: its attributes and children by local name, always as lists; its own text under `#text`. */
export interface XmlElement {
  [name: string]: string | XmlElement[]
}

// Prefixes are dropped: indexers use torznab:, newznab: or another prefix for the same attributes.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  alwaysCreateTextNode: true,
  ignoreDeclaration: true,
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
})

/**
 * The root element by name; undefined when it is not whole XML, or declares entities of its own. A bare `&`, as in
 * titles that an indexer passes on unread, is taken for one.
 */
export function parseXml(text: string): XmlElement | undefined {
  const whole = text.replaceAll(/<!\[CDATA\[[^]*?\]\]>|&(?!#?\w+;)/g, (found) => (found === '&' ? '&amp;' : found))
  if (/<!(DOCTYPE|ENTITY)/i.test(whole) || XMLValidator.validate(whole) !== true) return undefined
  const parsed: unknown = parser.parse(whole)
  return isElement(parsed) ? parsed : undefined
}

export function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const value = element?.[name]
  return Array.isArray(value) ? value : []
}

/** The text of the first child of that name; `null` without one, or when it is empty. */
export function textOf(element: XmlElement, name: string): string | null {
  const [child] = childrenOf(element, name)
  return child === undefined ? null : ownText(child)
}

/** The text of the element itself; `null` when it is empty. */
export function ownText(element: XmlElement): string | null {
  const text = element['#text']
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** An attribute of the element itself. */
export function attributeOf(element: XmlElement | undefined, name: string): string | null {
  const value = element?.[`@${name}`]
  return typeof value === 'string' ? value : null
}
