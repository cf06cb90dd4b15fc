export { type AudiobookshelfOptions, type SandboxAudiobookshelf, startAudiobookshelf } from './audiobookshelf/server.ts'
export type { SyntheticOptions } from './audiobookshelf/state/synthetic-seed.ts'
export type { Fault, Faults } from './http/faults.ts'
export type { ServeOptions, Served } from './http/serve.ts'
