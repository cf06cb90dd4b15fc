import { sql } from 'kysely'
import { insertRows } from './batch.ts'
import type { LibraryAuthor } from './library-item.ts'
import { searchDocument } from './search-words.ts'
import type { Store } from './store.ts'
import { storedText } from './stored-text.ts'
import { storedNameKey } from './stored-key.ts'

/** Gives the id of an author that {@link resolveAuthors} was given. */
export type AuthorLookup = (author: LibraryAuthor) => number | null

interface Known {
  readonly id: number
  readonly name_key: string
  abs_author_id: string | null
}

/**
 * Finds or makes the authors of some books. An external id decides; without one the name proposes: the oldest author
 * of that name. An author known by name alone takes on the id that comes later.
 */
export async function resolveAuthors(
  store: Store,
  authors: readonly LibraryAuthor[],
  now: Date,
): Promise<AuthorLookup> {
  const wanted = unique(authors)
  const { ids, open } = choose(wanted, await knownAuthors(store, wanted))
  for (const { author, row } of open) {
    if (row === null) continue
    await store.db.updateTable('author').set({ abs_author_id: author.absAuthorId }).where('id', '=', row.id).execute()
  }
  await create(
    store,
    open.flatMap(({ author, row }) => (row === null ? [author] : [])),
    ids,
    now,
  )
  return (author) => {
    const wanted = wantedOf(author)
    return wanted === null ? null : (ids.get(wanted.key) ?? null)
  }
}

interface Choice {
  /** Authors that are there, by key. */
  readonly ids: Map<string, number>
  /** Authors to be made, and those known by name that take on the id. */
  readonly open: { readonly author: Wanted; readonly row: Known | null }[]
}

function choose(wanted: readonly Wanted[], known: readonly Known[]): Choice {
  const byAbsId = new Map(known.flatMap((row) => (row.abs_author_id === null ? [] : [[row.abs_author_id, row]])))
  const byName = Map.groupBy(known, (row) => row.name_key)
  const choice: Choice = { ids: new Map(), open: [] }
  for (const author of wanted) {
    const named = byName.get(author.nameKey) ?? []
    const found =
      author.absAuthorId === null
        ? named[0]
        : (byAbsId.get(author.absAuthorId) ?? named.find((row) => row.abs_author_id === null))
    if (found === undefined) {
      choice.open.push({ author, row: null })
      continue
    }
    if (author.absAuthorId !== null && found.abs_author_id === null) {
      found.abs_author_id = author.absAuthorId
      choice.open.push({ author, row: found })
    }
    choice.ids.set(author.key, found.id)
  }
  return choice
}

interface Wanted {
  readonly key: string
  readonly name: string
  readonly nameKey: string
  readonly absAuthorId: string | null
}

function wantedOf(author: LibraryAuthor): Wanted | null {
  const name = storedText(author.name)
  if (name === null) return null
  const absAuthorId = storedText(author.absAuthorId)
  const key = storedNameKey(name)
  return { key: absAuthorId === null ? `name ${key}` : `id ${absAuthorId}`, name, nameKey: key, absAuthorId }
}

/** Each author once; those with an id first, so that a name without one finds them. */
function unique(authors: readonly LibraryAuthor[]): Wanted[] {
  const wanted = new Map(authors.flatMap((author) => wantedOf(author) ?? []).map((author) => [author.key, author]))
  return [...wanted.values()].toSorted((a, b) => Number(a.absAuthorId === null) - Number(b.absAuthorId === null))
}

/** Authors that may be these: one that is looked for by its id may be known by name only where it has no id yet. */
async function knownAuthors(store: Store, wanted: readonly Wanted[]): Promise<Known[]> {
  const named = (hasId: boolean) =>
    store.amongTexts(wanted.flatMap((author) => (hasId === (author.absAuthorId !== null) ? [author.nameKey] : [])))
  const absIds = wanted.flatMap((author) => author.absAuthorId ?? [])
  const { rows } = await sql<Known>`
    select id, name_key, abs_author_id from author where name_key ${named(false)}
    union select id, name_key, abs_author_id from author where name_key ${named(true)} and abs_author_id is null
    union select id, name_key, abs_author_id from author where abs_author_id ${store.amongTexts(absIds)}
    order by id`.execute(store.db)
  return rows
}

async function create(store: Store, fresh: readonly Wanted[], ids: Map<string, number>, now: Date): Promise<void> {
  const byName = new Map<string, Wanted>()
  const rows: Wanted[] = []
  for (const author of fresh) {
    const twin = author.absAuthorId === null ? byName.get(author.nameKey) : undefined
    if (twin !== undefined) continue
    byName.set(author.nameKey, byName.get(author.nameKey) ?? author)
    rows.push(author)
  }
  const moment = store.moment(now)
  const made = await insertRows<{ id: number; name_key: string; abs_author_id: string | null }>(store, {
    table: 'author',
    columns: ['name', 'sort_name', 'name_key', 'words', 'abs_author_id', 'created_at', 'updated_at'],
    rows: rows.map(({ name, nameKey, absAuthorId }) => {
      return [name, sortName(name), nameKey, searchDocument([name, nameKey]), absAuthorId, moment, moment]
    }),
    suffix: 'returning id, name_key, abs_author_id',
  })
  for (const row of made)
    ids.set(row.abs_author_id === null ? `name ${row.name_key}` : `id ${row.abs_author_id}`, row.id)
  const firstOfName = new Map(made.toReversed().map((row) => [row.name_key, row.id]))
  for (const author of fresh) {
    const id = firstOfName.get(author.nameKey)
    if (!ids.has(author.key) && id !== undefined) ids.set(author.key, id)
  }
}

/** A name as libraries file it: "Ursula K. Le Guin" under "Guin", which is right often enough to sort by. */
export function sortName(name: string): string {
  const words = name.split(/\s+/)
  const last = words.at(-1) ?? ''
  return name.includes(',') || words.length === 1 ? name : `${last}, ${words.slice(0, -1).join(' ')}`
}
