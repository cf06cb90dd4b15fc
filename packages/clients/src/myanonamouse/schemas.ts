import { z } from 'zod'
import { count, flag, text } from './wire-values.ts'

/** A row of a search. Types drift between number, text and boolean, so that only id and title are asked for. */
export const TorrentWire = z.object({
  id: z.coerce.number().int().positive(),
  title: z.union([z.string(), z.number().transform(String)]),
  main_cat: count,
  category: count,
  catname: text,
  language: count,
  lang_code: text,
  size: text,
  numfiles: count,
  filetype: text,
  tags: text,
  description: text,
  author_info: z.unknown().optional(),
  narrator_info: z.unknown().optional(),
  series_info: z.unknown().optional(),
  isbn: text,
  seeders: count,
  leechers: count,
  times_completed: count,
  added: text,
  free: flag,
  personal_freeleech: flag,
  fl_vip: flag,
  vip: flag,
  vip_expire: text,
  my_snatched: flag,
  bookmarked: flag,
})
export type TorrentWire = z.infer<typeof TorrentWire>

export const SearchAnswer = z.union([
  z.object({ error: z.string() }),
  z.object({ data: z.array(z.unknown()), total: count, found: count }),
])

const Unsatisfied = z.object({ count, limit: count }).nullish().catch(null)

export const UserWire = z.object({
  uid: z.coerce.number().int(),
  username: z.string(),
  classname: text,
  ratio: count,
  uploaded: text,
  downloaded: text,
  uploaded_bytes: count,
  downloaded_bytes: count,
  seedbonus: count,
  wedges: count,
  vip_until: text,
  connectable: text,
  // Moved into the summary in September 2026.
  unsat: Unsatisfied,
  snatch_summary: z.object({ unsat: Unsatisfied }).nullish().catch(null),
})

export const PurchaseAnswer = z.object({ success: flag, error: text })

export const AddressAnswer = z.object({ ip: z.string(), ASN: count, AS: text })

export const SeedboxAnswer = z.object({ Success: flag, msg: text, ip: text, ASN: count, AS: text })
