// The columns of a customer file: what a column may mean, and a guess from its heading in six languages, or from what
// stands below where there is no heading.
import { z } from 'zod'
import { fold } from '#core/domain/fold.ts'

/** What a CSV column may be read as. `ignore` leaves it out. */
export const CustomerColumn = z.enum([
  'ignore',
  'externalNumber',
  'title',
  'gender',
  'firstName',
  'lastName',
  'fullName',
  'organisation',
  'language',
  'dateOfBirth',
  'email',
  'secondEmail',
  'phone',
  'secondPhone',
  'street',
  'addressExtra',
  'postcode',
  'town',
  'country',
  'internalNote',
  'importantNote',
  'labels',
  'consents',
])
export type CustomerColumn = z.infer<typeof CustomerColumn>

// Headings as other programs write them: English, Norwegian, Danish, Dutch, French, German.
const headings: Record<Exclude<CustomerColumn, 'ignore'>, string> = {
  externalNumber:
    'external number|external id|external_id|customer number|customer no|customer id|customer_id|number|no|id|kundenummer|kundenr|kunde nr|medlemsnummer|klantnummer|klantnr|numero client|no client|n client|numéro|kundennummer|kundennr|kunden nr',
  title: 'title|tittel|titel|aanhef|civilité|anrede|salutation',
  gender: 'gender|sex|kjønn|køn|geslacht|sexe|geschlecht',
  firstName: 'first name|firstname|first_name|given name|forename|fornavn|voornaam|prénom|vorname|roepnaam',
  lastName:
    'last name|lastname|last_name|surname|family name|etternavn|efternavn|achternaam|nom de famille|nom|nachname|familienname|familienavn',
  fullName:
    'name|full name|fullname|navn|fullt navn|fulde navn|naam|volledige naam|nom complet|nom et prénom|vollständiger name',
  organisation:
    'organisation|organization|company|company name|firma|bedrift|virksomhed|organisasjon|bedrijf|organisatie|société|entreprise|firmenname|verein|institution',
  language: 'language|lang|språk|sprog|taal|langue|sprache',
  dateOfBirth:
    'date of birth|birth date|birthday|birthdate|dob|fødselsdato|fødselsdag|født|geboortedatum|date de naissance|naissance|né le|geburtsdatum|geburtstag',
  email:
    'email|e mail|mail|email address|e mail address|epost|e post|e postadresse|epostadresse|e mailadres|emailadres|courriel|adresse e mail|adresse email|mél|e mail adresse|email 1|e mail 1',
  secondEmail: 'second email|email 2|e mail 2|e post 2|epost 2|other email|courriel 2|e mail adresse 2|tweede e mail',
  phone:
    'phone|telephone|tel|telefon|telefoon|téléphone|mobile|mobil|mobiltelefon|mobiel|portable|handy|cell|phone number|telefonnummer|telefoonnummer|tlf|tlf nr|mobilnummer|telefonnr|phone 1|telefon 1|numéro de téléphone',
  secondPhone:
    'second phone|phone 2|telephone 2|telefon 2|telefoon 2|téléphone 2|other phone|work phone|telefon arbeid|arbejdstelefon|telefoon werk|téléphone fixe|telefon geschäftlich',
  street:
    'street|address|street address|address 1|address line 1|adresse|gate|gateadresse|vei|adresse 1|gade|vejnavn|straat|adres|straat en huisnummer|rue|voie|straße|strasse|anschrift|straße und hausnummer|adresselinje 1',
  addressExtra:
    'address 2|address line 2|co|c o|adresse 2|adresselinje 2|adres 2|toevoeging|complément|complément d adresse|adresszusatz|zusatz',
  postcode:
    'postcode|post code|zip|zip code|postal code|postnr|postnummer|post nr|code postal|cp|plz|postleitzahl|post number',
  town: 'town|city|place|by|sted|poststed|postadresse|woonplaats|plaats|stad|ville|commune|ort|stadt|wohnort',
  country: 'country|country code|land|landkode|landekode|landcode|pays|ländercode|code pays',
  internalNote:
    'note|notes|comment|comments|remark|remarks|internal note|notat|merknad|kommentar|bemærkning|note interne|intern notat|opmerking|opmerkingen|notitie|remarque|remarques|commentaire|bemerkung|bemerkungen|notiz|notizen',
  importantNote:
    'important note|important|alert|warning|viktig|viktig merknad|vigtigt|belangrijk|important remark|wichtig|hinweis',
  labels:
    'labels|label|tags|tag|groups|group|categories|category|etiketter|etikett|etiket|gruppe|grupper|kategori|groep|groepen|étiquettes|groupe|etiketten|gruppen|kategorie|schlagwort',
  consents:
    'consents|consent|samtykker|samtykke|samtykker|toestemmingen|toestemming|consentements|consentement|einwilligungen|einwilligung',
}

const columnOfHeading = new Map<string, CustomerColumn>(
  CustomerColumn.options.flatMap((column) =>
    column === 'ignore' ? [] : headings[column].split('|').map((heading) => [tidy(heading), column] as const),
  ),
)

/** What each heading probably means. No meaning is given twice: the second phone column becomes the second phone, the third is ignored. */
export function columnsOfHeader(header: readonly string[]): CustomerColumn[] {
  const used = new Set<CustomerColumn>()
  return header.map((heading) => takeOnce(columnOfHeading.get(tidy(heading)) ?? 'ignore', used))
}

/** Whether a first row looks like headings rather than a customer. */
export function isHeader(cells: readonly string[]): boolean {
  const known = columnsOfHeader(cells).filter((column) => column !== 'ignore').length
  const looksLikeData = cells.some((cell) => cell.includes('@') || /\d{4,}/.test(cell))
  return known > 0 && !looksLikeData
}

/** A guess without headings: e-mails by their @, phones and dates by their digits, the first two words as names. */
export function columnsOfRows(rows: readonly (readonly string[])[]): CustomerColumn[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const used = new Set<CustomerColumn>()
  return Array.from({ length: width }, (_, index) => {
    const cells = rows.map((row) => row[index]?.trim() ?? '').filter(Boolean)
    const shape = contentShapes.find(({ fits }) => cells.length > 0 && cells.filter(fits).length >= cells.length * 0.8)
    return takeOnce(nextOf(shape?.columns ?? [], used), used)
  })
}

const contentShapes: { columns: CustomerColumn[]; fits: (cell: string) => boolean }[] = [
  { columns: ['email', 'secondEmail'], fits: (cell) => cell.includes('@') },
  { columns: ['dateOfBirth'], fits: (cell) => /^(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4})$/.test(cell) },
  { columns: ['country'], fits: (cell) => /^[A-Z]{2}$/.test(cell) },
  { columns: ['postcode'], fits: (cell) => /^(\d{4,5}|\d{4} ?[A-Z]{2})$/.test(cell) },
  { columns: ['phone', 'secondPhone'], fits: (cell) => /^[+(0-9][0-9 ()/.-]{6,}$/.test(cell) },
  { columns: ['externalNumber'], fits: (cell) => /^[A-Z]{0,3}-?\d+$/.test(cell) },
  { columns: ['street'], fits: (cell) => /\p{L}{3}.* \d+ ?\p{L}?$|^\d+,? \p{L}{2}/u.test(cell) },
  { columns: ['firstName', 'lastName', 'town'], fits: (cell) => /^[\p{L}][\p{L}\p{M} .'’-]*$/u.test(cell) },
]

const nextOf = (columns: CustomerColumn[], used: Set<CustomerColumn>) =>
  columns.find((column) => !used.has(column)) ?? 'ignore'

const secondOf: Partial<Record<CustomerColumn, CustomerColumn>> = {
  email: 'secondEmail',
  phone: 'secondPhone',
  street: 'addressExtra',
}

function takeOnce(column: CustomerColumn, used: Set<CustomerColumn>): CustomerColumn {
  const free = used.has(column) ? (secondOf[column] ?? 'ignore') : column
  if (free === 'ignore' || used.has(free)) return 'ignore'
  used.add(free)
  return free
}

function tidy(heading: string): string {
  return fold(heading).replace(/ +/g, ' ').trim()
}
