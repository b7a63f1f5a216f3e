// The words that stand on receipts and tickets, in the language of the document: the customer's, not the clerk's.
// Apart from the screen's texts, because the host lays documents out without a screen.
import { da } from '#core/domain/document-texts/da.ts'
import { de } from '#core/domain/document-texts/de.ts'
import { en } from '#core/domain/document-texts/en.ts'
import { fr } from '#core/domain/document-texts/fr.ts'
import { nb } from '#core/domain/document-texts/nb.ts'
import { nl } from '#core/domain/document-texts/nl.ts'
import type { Language } from '#core/domain/locale.ts'

export type DocumentTexts = Record<keyof typeof en, string>

export const documentTexts: Record<Language, DocumentTexts> = { en, nb, da, nl, fr, de }
