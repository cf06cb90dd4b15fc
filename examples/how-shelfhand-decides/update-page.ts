import { readFileSync, writeFileSync } from 'node:fs'
import { currentPage, pageFile } from './page.ts'

writeFileSync(pageFile, currentPage(readFileSync(pageFile, 'utf8')))
