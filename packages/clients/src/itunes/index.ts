export { coverOfWidth, type ItunesAudiobook } from './audiobook.ts'
export { createItunes, type Itunes } from './client.ts'
