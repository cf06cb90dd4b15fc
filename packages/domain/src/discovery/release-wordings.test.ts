import { describe, expect, it } from 'vitest'
import { parseRelease } from './release.ts'
import type { ParsedRelease } from './release-types.ts'

describe('wordings of release names', () => {
  it.each<[string, Partial<ParsedRelease>]>([
    [
      'Leviathan Falls: Book 9 of the Expanse by James S. A. Corey [ENG / M4B]',
      { title: 'Leviathan Falls', series: 'Expanse', sequence: '9' },
    ],
    [
      "Assassin's Apprentice by Robin Hobb, Book 1 of the Farseer Trilogy [M4B]",
      { title: "Assassin's Apprentice", authors: ['Robin Hobb'], sequence: '1' },
    ],
    [
      'The Primal Hunter 5: A LitRPG Adventure by Zogarth [ENG / M4B]',
      { title: 'The Primal Hunter', series: 'The Primal Hunter', sequence: '5' },
    ],
    [
      'Kim Stanley Robinson - The Mars Trilogy (Red Mars, Green Mars, Blue Mars) [MP3]',
      { title: 'The Mars Trilogy', collection: true },
    ],
    ['The Mars Trilogy: Red Mars, Green Mars, Blue Mars by Kim Stanley Robinson [ENG / MP3]', { collection: true }],
    ['The Farseer Trilogy: Royal Assassin by Robin Hobb [ENG / MP3]', { collection: false }],
    [
      'James S. A. Corey - The Expanse (Books 1-9 + Novellas) [M4B]',
      { series: 'The Expanse', sequence: '1-9', collection: true },
    ],
    ['Jim Butcher - The Complete Audiobook Collection 1-7 [MP3]', { collection: true, authors: ['Jim Butcher'] }],
    [
      'Terry Pratchett - Wyrd Sisters (BBC Radio 4) [MP3]',
      { title: 'Wyrd Sisters', series: null, sequence: null, dramatized: true },
    ],
    ['Tad Williams - Stadt der goldenen Schatten (Hoerspiel) [MP3]', { dramatized: true, language: 'de' }],
    ['Terry Pratchett - DW15 - Men at Arms [MP3]', { title: 'Men at Arms', series: 'DW', sequence: '15' }],
    [
      'Alastair Reynolds - Terminal World (2010) 20@64K by Alastair Reynolds [ENG / MP3]',
      { title: 'Terminal World', series: null, year: 2010, bitrateKbps: 64 },
    ],
    ['Dan Brown - Robert Langdon 02 - The Da Vinci Code [MP3 @ 64]', { sequence: '2', format: 'mp3', bitrateKbps: 64 }],
    ['Dan Simmons - Hyperion [Marc Vietor et al] [M4B]', { title: 'Hyperion', narrator: 'Marc Vietor' }],
    ['Robin Hobb - Royal Assassin (czyta Jan Nowak) MP3', { title: 'Royal Assassin', narrator: 'Jan Nowak' }],
    [
      'Royal Assassin by Robin Hobb - Narrator Paul Boehmer - Unabridged',
      { title: 'Royal Assassin', narrator: 'Paul Boehmer' },
    ],
    ['David McCullough - 2014 - 1776 (64k) [m4b]', { title: '1776', year: 2014 }],
    ['Mercedes Lackey - By the Sword [MP3]', { title: 'By the Sword', authors: ['Mercedes Lackey'] }],
    [
      "The No. 1 Ladies' Detective Agency by Alexander McCall Smith [ENG / M4B]",
      { title: "The No. 1 Ladies' Detective Agency", series: null, sequence: null },
    ],
    [
      'Nicholas Eames - The Band 01 - Kings of the Wyld [MP3]',
      { title: 'Kings of the Wyld', series: 'The Band', sequence: '1' },
    ],
    ['Sarah MacLean - [Love by Numbers 01] - Nine Rules to Break [mp3]', { series: 'Love by Numbers', sequence: '1' }],
    [
      'Elena Ferrante - The Neapolitan Novels 1-4 [MP3]',
      { title: 'The Neapolitan Novels', sequence: '1-4', collection: true },
    ],
    ['Robin Hobb - Royal Assassin, read by Paul Boehmer, 64kbps mp3', { narrator: 'Paul Boehmer' }],
    ['Robin Hobb - Royal Assassin (abridged, 3 CDs)', { title: 'Royal Assassin', abridged: true }],
    ['"Robin Hobb - Die Gabe (Ungekuerzt)" yEnc (01/44)', { title: 'Die Gabe', language: 'de', abridged: false }],
    ['[Fantasy] Robin Hobb - Royal Assassin [MP3]', { title: 'Royal Assassin', authors: ['Robin Hobb'] }],
    ['Robin Hobb - Royal Assassin [AudioBook] [www.example.com]', { title: 'Royal Assassin' }],
    ['Robin Hobb - Royal Assassin [Kindle]', { title: 'Royal Assassin', ebook: true }],
    ['Royal Assassin by Robin Hobb - A Book Review [MP3]', { summary: true }],
    [
      'Hobb Robin / Хобб Робин - Royal Assassin / Королевский убийца [Paul Boehmer, 2010, MP3]',
      { title: 'Royal Assassin', narrator: 'Paul Boehmer', year: 2010 },
    ],
    [
      'Ruth Ware - The Woman in Suite 11 (2025) [M4B]',
      { title: 'The Woman in Suite 11', series: null, sequence: null },
    ],
  ])('%s', (name, expected) => {
    expect(parseRelease(name)).toMatchObject(expected)
  })
})
