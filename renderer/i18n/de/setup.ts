import type { Messages } from '../languages.ts'

export const setup: Messages['setup'] = {
  title: 'Einrichtung',
  pages: 'Seiten der Einrichtung',
  counter: 'Kasse',
  backups: 'Sicherungen',
  import: 'Import',
  rights: 'Verkaufsrechte',
  counters: 'Kassen',
  programme: 'Vorstellungen',
  facts: {
    venue: 'Haus',
    organisationNumber: 'Registernummer',
    address: 'Adresse',
    phone: 'Telefon',
    code: 'Kasse',
    currency: 'Währung',
    zone: 'Zeitzone',
    language: 'Sprache des Hauses',
    vat: 'Steuersätze',
    lock: 'Sperrt sich nach',
    minutes_one: '{{count}} Minute',
    minutes_other: '{{count}} Minuten',
    readOnly: 'Das wurde beim Einrichten der Kasse festgelegt. Hier wird es nur gezeigt.',
  },
  backup: {
    title: 'Sicherungen',
    about:
      'Eine Sicherung ist eine vollständige, verschlüsselte Kopie der Datenbank. Alte Kopien werden von selbst entfernt.',
    make: 'Jetzt sichern',
    made: 'Die Sicherung {{name}} ist fertig.',
    none: 'Es gibt noch keine Sicherung.',
    name: 'Name',
    madeAt: 'Erstellt',
    size: 'Größe',
    diskFull: 'Die Festplatte ist voll: Es wurde nicht gesichert. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  },
  journal: {
    title: 'Journal',
    about: 'Alles, was an dieser Kasse geschieht, steht in einem Journal, das nicht unbemerkt geändert werden kann.',
    check: 'Journal prüfen',
    good_one: 'Alles in Ordnung: {{count}} Eintrag, vollständig und unverändert, gleich auch in der zweiten Kopie.',
    good_other: 'Alles in Ordnung: {{count}} Einträge, vollständig und unverändert, gleich auch in der zweiten Kopie.',
    problem: {
      journal: 'Das Journal passt bei Eintrag {{n}} nicht zusammen: {{what}}',
      'black-box': 'Die zweite Kopie des Journals weicht bei Eintrag {{n}} ab: {{what}}',
      numbers: 'Die Nummerierung hat bei {{n}} einen Fehler: {{what}}',
    },
    whatToDo:
      'Löschen Sie nichts. Machen Sie eine Sicherung und sagen Sie der Person Bescheid, die diese Kasse betreut.',
  },
}
