// A subpath of its own, with socket.io-client as an optional peer: whoever wants no events installs and loads no socket.
export type { AudiobookshelfEvent } from './events/event.ts'
export { watchAudiobookshelf, type WatchOptions } from './events/watch.ts'
