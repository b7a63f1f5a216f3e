// All English texts, one file per feature. English is the master: its shape is the type every other language must have.
import { common } from './common.ts'
import { document } from './document.ts'
import { seatMap } from './seat-map.ts'

export const messages = { common, document, seatMap }
