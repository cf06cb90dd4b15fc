import type { Word } from './release-words.ts'

const audioFormats = new Set([
  'm4b',
  'm4a',
  'mp3',
  'flac',
  'aac',
  'aax',
  'aaxc',
  'ogg',
  'opus',
  'wma',
  'wav',
  'alac',
  'ape',
  'ac3',
  'eac3',
  'mka',
  'mpc',
  'mp4a',
  'vorbis',
])
const textFormats = new Set([
  'epub',
  'mobi',
  'azw',
  'azw3',
  'azw4',
  'kfx',
  'pdf',
  'djvu',
  'fb2',
  'lit',
  'lrf',
  'pdb',
  'txt',
  'rtf',
  'doc',
  'docx',
  'html',
  'cbz',
  'cbr',
  'cb7',
  'chm',
  'prc',
])
const comicFormats = new Set(['cbz', 'cbr', 'cb7'])
/** Formats that are words, too: only a format in one case throughout ("opus", "OPUS"), never as "Opus". */
const wordFormats = new Set(['opus', 'ape', 'lit', 'doc', 'kfx', 'prc', 'chm', 'pdb'])
const otherNames: Readonly<Record<string, string>> = { vorbis: 'ogg', aaxc: 'aax', azw4: 'azw', mp4a: 'm4a' }

/** The formats a word names: "M4B", ".mp3", "M4B@64kbps", "M4B/MP3"; null for other words. */
export function formatsOfWord(word: Word): string[] | null {
  const plain = formatOfKey(word.key)
  if (plain !== null) return wordFormats.has(plain) && isTitleCase(word.text) ? null : [plain]
  return tiedFormats(word.key)
}

function formatOfKey(key: string): string | null {
  return audioFormats.has(key) || textFormats.has(key) ? (otherNames[key] ?? key) : null
}

const joints = /[-@:/+,&|_]/

/** "mp3-64", "m4b@64k" and "epub+mobi" name formats with a bitrate or another format tied on. */
function tiedFormats(key: string): string[] | null {
  if (!joints.test(key)) return key === 'mp3s' || key === 'm4bs' ? [key.slice(0, 3)] : null
  const formats: string[] = []
  for (const part of key.split(joints)) {
    const format = formatOfKey(part)
    if (format !== null) formats.push(format)
    else if (part !== '' && !/^\d{2,4}(?:k|kb|kbps|kbs)?$/.test(part)) return null
  }
  return formats.length > 0 ? formats : null
}

function isTitleCase(text: string): boolean {
  return text !== text.toLowerCase() && text !== text.toUpperCase()
}

/** Whether a format can be listened to. */
export function isAudioFormat(format: string): boolean {
  return audioFormats.has(format)
}

/** Whether a format holds a comic. */
export function isComicFormat(format: string): boolean {
  return comicFormats.has(format)
}

/** The format to speak of when a name states several: the first that can be heard, else the first. */
export function mainFormat(formats: readonly string[]): string | null {
  return formats.find(isAudioFormat) ?? formats[0] ?? null
}
