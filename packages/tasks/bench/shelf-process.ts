import { startAudiobookshelf } from '@shelfhand/sandbox'

/** A process of its own that serves a generated library of so many items, and says where. */
const shelf = await startAudiobookshelf({ synthetic: { items: Number(process.argv[2]) } })
process.send?.({ url: shelf.url, apiKey: shelf.apiKey })
process.once('disconnect', () => void shelf.close())
