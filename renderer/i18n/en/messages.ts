// All English texts, one file per feature. English is the master: its shape is the type every other language must have.
import { common } from './common.ts'

export const messages = { common }
