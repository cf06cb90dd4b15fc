import { describe, expect, it } from 'vitest'
import { parseTitle } from './title.ts'

describe('titles of catalogues, shops and file systems', () => {
  it.each<[string, string, string | null, string | null]>([
    [
      'Master of the Senate: The Years of Lyndon Johnson, Volume III',
      'Master of the Senate',
      'The Years of Lyndon Johnson',
      '3',
    ],
    ['Le Nom du vent : Chronique du tueur de roi, Tome 1', 'Le Nom du vent', 'Chronique du tueur de roi', '1'],
    ['Attack on Titan: No Regrets, Vol. 1', 'Attack on Titan: No Regrets', 'Attack on Titan: No Regrets', '1'],
    ['Discworld 1-41 Complete', 'Discworld', 'Discworld', '1-41'],
    ['The Expanse 01-09 Complete Series', 'The Expanse', 'The Expanse', '1-9'],
    ['The Fires of Heaven: Book 5 (The Wheel of Time)', 'The Fires of Heaven', 'The Wheel of Time', '5'],
    ['The Fires of Heaven: 5 (The Wheel of Time)', 'The Fires of Heaven', 'The Wheel of Time', '5'],
    ['The fires of heaven (The wheel of time ; 5)', 'The fires of heaven', 'The wheel of time', '5'],
    ['The Fires of Heaven\uA789 The Wheel of Time, Book 5', 'The Fires of Heaven', 'The Wheel of Time', '5'],
    ["Kushiel's Legacy 2 Kushiel's Chosen", "Kushiel's Chosen", "Kushiel's Legacy", '2'],
    ['WoT05 - The Fires of Heaven', 'The Fires of Heaven', 'WoT', '5'],
    [
      'Sherlock Holmes: The Complete Novels, Volume I',
      'Sherlock Holmes: The Complete Novels',
      'Sherlock Holmes: The Complete Novels',
      '1',
    ],
    ["Starship's Mage: Omnibus (Episodes 1-5)", "Starship's Mage", "Starship's Mage", '1-5'],
    ['Second Foundation: Foundation, Book 3 (Publication Order)', 'Second Foundation', 'Foundation', '3'],
    ['Silence, Hush, Hush Book Three', 'Silence', 'Hush, Hush', '3'],
    ['Kings of the Wyld (The Band 1)', 'Kings of the Wyld', 'The Band', '1'],
    ['Castles Ever After 01 - Romancing the Duke', 'Romancing the Duke', 'Castles Ever After', '1'],
    ['Forgotten Realms: Dark Elf Trilogy #1: Homeland', 'Homeland', 'Forgotten Realms: Dark Elf Trilogy', '1'],
    ['Under Pressure: 86—EIGHTY-SIX, Book 4', 'Under Pressure', '86—EIGHTY-SIX', '4'],
    ["Women's Murder Club [01] 1st to Die", '1st to Die', "Women's Murder Club", '1'],
    [
      'The Kingkiller Chronicle [2.5] The Slow Regard of Silent Things',
      'The Slow Regard of Silent Things',
      'The Kingkiller Chronicle',
      '2.5',
    ],
    ['Ramona Quimby, Age 8 (Unabridged)', 'Ramona Quimby, Age 8', null, null],
    ['Part 01', 'Part 01', null, null],
    ['The Woman in Suite 11', 'The Woman in Suite 11', null, null],
    ['Mother of Learning Arc 2', 'Mother of Learning Arc 2', null, null],
  ])('%s', (text, title, series, sequence) => {
    const parsed = parseTitle(text)
    expect([parsed.title, parsed.series, parsed.sequence?.text ?? null]).toEqual([title, series, sequence])
  })

  it.each([
    ['Part 2 of 3 - Ship of Destiny', 'Ship of Destiny', 'part'],
    ['Mistborn Trilogy: The Final Empire, The Well of Ascension, The Hero of Ages', 'Mistborn Trilogy', 'omnibus'],
    ['Atomic Habits: Summary & Insights', 'Atomic Habits', 'summary'],
  ])('%s says what it is', (text, title, flag) => {
    expect(parseTitle(text)).toMatchObject({ title, flags: [flag] })
  })

  it.each([
    ['Part 2', 'Part 2'],
    ['Part 2 - The Return', 'Part 2'],
    ["Chi's Sweet Home, Volume 1 (Chi's Sweet Home / チーズスイートホーム)", "Chi's Sweet Home"],
    ['The Farseer Trilogy: Royal Assassin', 'The Farseer Trilogy'],
  ])('%s is no part and no collection', (text, title) => {
    expect(parseTitle(text)).toMatchObject({ title, flags: [] })
  })

  it('keeps the texts of a subtitle in their order', () => {
    const { title, subtitle } = parseTitle("Maus I: A Survivor's Tale: My Father Bleeds History (Maus, #1)")
    expect([title, subtitle]).toEqual(['Maus I', "A Survivor's Tale: My Father Bleeds History"])
  })

  it.each([
    ['Warformed: Stormweaver, Book 1', 'Warformed: Stormweaver', null],
    ["The Wraith's Haunt - A LitRPG Series, Book 1", "The Wraith's Haunt", 'A LitRPG Series'],
    ['A Space Opera: Stormweaver, Book 1', 'Stormweaver', 'A Space Opera'],
    ['How It All Began: Stormweaver, Book 1', 'Stormweaver', 'How It All Began'],
  ])('the subtitle %s is of the series %s', (subtitle, series, rest) => {
    expect(parseTitle('Iron Prince', { subtitle })).toMatchObject({ series, subtitle: rest })
  })
})
