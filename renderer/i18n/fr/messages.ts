import type { Messages } from '../languages.ts'
import { common } from './common.ts'

export const messages: Messages = { common }
