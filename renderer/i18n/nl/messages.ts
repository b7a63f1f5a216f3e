import type { Messages } from '../languages.ts'
import { common } from './common.ts'
import { document } from './document.ts'
import { seatMap } from './seat-map.ts'

export const messages: Messages = { common, document, seatMap }
