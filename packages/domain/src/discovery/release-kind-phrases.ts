import { phraseSet } from './release-phrases.ts'
import type { PhraseSet } from './release-phrases.ts'

/** What a release can be instead of one whole audiobook. */
export type Kind = 'dramatized' | 'summary' | 'sample' | 'comic' | 'music' | 'collection'

/** Phrases that tell the kind of a release wherever they stand in brackets or as a part of the name. */
export const kindPhrases: Readonly<Record<Kind, PhraseSet>> = {
  dramatized:
    phraseSet(`dramatized, dramatised, dramatization, dramatisation, dramatizations, graphicaudio, graphic audio, full cast drama, full-cast drama, full-cast dramatization,
    full-cast dramatisation, full cast dramatization, full cast dramatisation, radio drama, radio play, audio drama, audio play, audiodrama, radio dramatization, bbc radio, bbc drama,
    bbc audio drama, radio 4, radio adaptation, radio full-cast, drama, horspiel, horspiele, hoerspiel, hoerspiele, hoorspel, bbc r4, bbc r4x, a movie in your mind, big finish, theatre works, full cast, full-cast, fullcast, multicast, multi-cast, audioplay`),
  summary:
    phraseSet(`summary, summaries, instaread, sparknotes, cliffsnotes, cliffnotes, cliff notes, blinkist, bookrags, supersummary, bookcaps, bookhabits, litcharts, readtrepreneur, quickread, study guide, reading guide, readers guide, reader's guide, discussion guide,
    conversation starters, key takeaways, analysis and review, summary and analysis, book analysis, workbook, companion guide, quick read, getabstract, in 15 minutes, in 30 minutes, book review, trivia-on-books, trivia`),
  sample: phraseSet(
    `sample, samples, excerpt, excerpts, preview, extract, sneak peek, sneak preview, teaser, free chapter, first chapter, promo`,
  ),
  comic: phraseSet(`graphic novel, graphic novels, comic, comics, manga, comic book`),
  music: phraseSet(
    `soundtrack, ost, original score, film score, score, motion picture soundtrack, instrumental, karaoke`,
  ),
  collection:
    phraseSet(`box set, boxset, boxed set, box-set, complete series, complete collection, complete trilogy, complete saga, complete set, complete works, full series, entire series, whole series, omnibus,
    megapack, mega pack, audiobook pack, book pack, all books, book bundle, audiobook collection, books collection, novels collection, gesamtausgabe, collection of books, collection of novels, book collection, collected works, complete novels`),
}
/** Phrases that tell a summary in running text, where "analysis" or "workbook" alone are words of titles. */
export const summaryOpenings =
  phraseSet(`summary of, a summary of, summary, study guide, a study guide, analysis of, workbook for, workbook, conversation starters on, key takeaways from, trivia-on-books, guide to reading,
  instaread on, review of, companion to, sidekick to`)
export const summaryAnywhere =
  phraseSet(`instaread, sparknotes, cliffsnotes, cliffnotes, blinkist, bookrags, summary & analysis, summary and analysis, summary analysis, study guide, conversation starters, key takeaways, summary review, a book review,
  summary & review, book summary, supersummary, bookhabits, getabstract, litcharts, readtrepreneur`)
/** Phrases that tell a dramatisation in running text. */
export const dramaAnywhere =
  phraseSet(`dramatized, dramatised, dramatization, dramatisation, graphicaudio, graphic audio, full cast drama, full-cast drama, radio drama, radio play, audio drama, audio play,
  bbc radio, bbc drama, horspiel, hoerspiel, a movie in your mind`)
export const sampleEndings = phraseSet('sample, excerpt, preview, sneak peek, teaser')

/** A field of its own that names who summed a book up. */
export const summaryCredits = phraseSet('summary by, summary and, summary from, analysis by, key takeaways by')
