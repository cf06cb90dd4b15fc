import bencode from 'bencode'
import { z } from 'zod'
import { toHex, type InfoHashes } from './info-hash.ts'

export interface TorrentFile extends InfoHashes {
  name: string
  version: 'v1' | 'v2' | 'hybrid'
  /** Private torrents get no metadata from magnet links: they must be added as files. */
  private: boolean
  /** Bytes of all files; padding is not counted. */
  size: number
  files: { path: string; size: number }[]
  trackers: string[]
}

const bytes = z.instanceof(Uint8Array)
const text = bytes.transform((value) => new TextDecoder().decode(value))
const size = z.int().nonnegative()
const nonEmptyText = text.refine((value) => value !== '')

const Info = z.object({
  name: nonEmptyText,
  'piece length': z.int().positive(),
  private: z.int().optional(),
  pieces: bytes.refine((value) => value.length > 0 && value.length % 20 === 0).optional(),
  length: size.optional(),
  files: z
    .array(z.object({ length: size, path: z.array(text).min(1), attr: text.optional() }))
    .min(1)
    .optional(),
  'meta version': z.int().optional(),
  'file tree': z.record(z.string(), z.unknown()).optional(),
})

const Metainfo = z.object({
  info: Info,
  announce: text.optional().catch(undefined),
  'announce-list': z.array(z.array(text)).optional().catch(undefined),
})

/**
 * Reads and checks a .torrent file and computes its info hashes over the bytes as they stand in the file (BEP 3,
 * BEP 52). Throws a TypeError for anything that qBittorrent would refuse, so that it need not be sent.
 */
export async function parseTorrentFile(file: Uint8Array): Promise<TorrentFile> {
  const { metainfo, infoBytes } = decode(file)
  const parsed = Metainfo.safeParse(metainfo)
  if (!parsed.success) {
    const places = [...new Set(parsed.error.issues.map((issue) => issue.path.slice(0, 2).join('.')))]
    throw new TypeError(`Not a torrent file: wrong or missing ${places.join(', ')}`)
  }
  const { info, announce, 'announce-list': tiers } = parsed.data
  const v1 = info.pieces !== undefined && (info.files !== undefined) !== (info.length !== undefined)
  const v2 = info['meta version'] === 2 && info['file tree'] !== undefined
  if (!v1 && !v2) throw new TypeError('Not a torrent file: it lists neither v1 pieces nor a v2 file tree')
  const tree = v2 ? [...treeFiles(info['file tree'], [])] : []
  const listed = info.files?.filter(({ attr }) => attr?.includes('p') !== true)
  const flat = listed?.map(({ path, length }) => ({ path: [info.name, ...path].join('/'), size: length }))
  const single = info.length === undefined ? undefined : [{ path: info.name, size: info.length }]
  const alone = tree.length === 1 && tree[0]?.path === info.name
  const files = flat ?? single ?? (alone ? tree : tree.map((file) => ({ ...file, path: `${info.name}/${file.path}` })))
  return {
    name: info.name,
    version: v1 && v2 ? 'hybrid' : v1 ? 'v1' : 'v2',
    infoHashV1: v1 ? await digest('SHA-1', infoBytes) : null,
    infoHashV2: v2 ? await digest('SHA-256', infoBytes) : null,
    private: info.private === 1,
    size: files.reduce((sum, entry) => sum + entry.size, 0),
    files,
    trackers: [...new Set(tiers?.flat() ?? (announce === undefined ? [] : [announce]))],
  }
}

/** Decodes, and tells which bytes are the info dictionary: encoded anew they could differ from what was signed. */
function decode(file: Uint8Array): { metainfo: unknown; infoBytes: Uint8Array<ArrayBuffer> } {
  const reader = bencode.decode
  try {
    if (file[0] !== 0x64) throw new Error('no dictionary')
    const metainfo = reader(file)
    if (reader.position !== file.length) throw new Error('bytes after the end')
    reader.position = 1
    while (reader.position < file.length - 1) {
      const key = new TextDecoder().decode(reader.buffer())
      const start = reader.position
      reader.next()
      if (key === 'info') return { metainfo, infoBytes: file.slice(start, reader.position) }
    }
    throw new Error('no info')
  } catch {
    throw new TypeError('Not a torrent file: it is not a whole bencoded dictionary with an info entry')
  } finally {
    reader.data = new Uint8Array(0)
  }
}

const Leaf = z.object({ '': z.object({ length: size }) })
const Branch = z.record(z.string(), z.unknown())

/** The files of a v2 tree: a leaf is an entry under the empty name (BEP 52). */
function* treeFiles(node: unknown, path: readonly string[]): Generator<{ path: string; size: number }> {
  const leaf = Leaf.safeParse(node)
  if (leaf.success) {
    yield { path: path.join('/'), size: leaf.data[''].length }
    return
  }
  const branch = Branch.safeParse(node)
  if (!branch.success) throw new TypeError('Not a torrent file: its v2 file tree is broken')
  for (const [name, child] of Object.entries(branch.data)) yield* treeFiles(child, [...path, name])
}

async function digest(algorithm: 'SHA-1' | 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest(algorithm, data)))
}
