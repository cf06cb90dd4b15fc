/** Adds the bare digits of ISBNs that are written with marks to the words of their books. Both databases understand it. */
export const joinedIsbns =
  `update "book_search" set "words" = "words" || ' ' || (select replace(replace(lower("isbn"), '-', ''), ' ', '') ` +
  `from "book" where "id" = "book_id") where "book_id" in (select "id" from "book" where "isbn" like '%-%' or "isbn" like '% %')`
