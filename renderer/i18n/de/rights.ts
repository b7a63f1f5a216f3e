// Verkaufsrechte: was eine Kasse allein verkaufen darf, und der Plan der Leitung.
import type { Messages } from '../languages.ts'

export const rights: Messages['rights'] = {
  title: 'Verkaufsrechte',
  about:
    'Was für eine Kasse beiseitegelegt ist, verkauft sie ohne Netz, und niemand sonst verkauft es. Wählen Sie eine Vorstellung, um sie zu planen.',
  alone: 'Diese Kasse arbeitet allein, ohne Server: Sie darf alles verkaufen.',
  nothingComing: 'Es kommt keine Vorstellung.',
  performance: 'Vorstellung',
  when: 'Wann',
  free: 'Frei',
  own: 'Diese Kasse',
  others: 'Andere Kassen',
  planned: 'Plan',
  byPlan: 'geplant',
  bySelf: 'von selbst',
  stopped: 'gestoppt',
  counter: 'Kasse',
  has: 'Hat jetzt',
  lastHeard: 'Zuletzt gehört',
  neverHeard: 'nie',
  notKnown: 'ohne Netz nicht bekannt',
  thisOne: 'diese Kasse',
  takeBack: 'Zurücknehmen …',
  takeBackOf: 'Zurücknehmen von {{name}}',
  takeBackTitle_one: '{{count}} Platz von {{name}} zurücknehmen',
  takeBackTitle_other: '{{count}} Plätze von {{name}} zurücknehmen',
  takeBackRisk:
    'Zuletzt gehört: {{heard}}. Bis diese Kasse davon hört, verkauft sie diese Plätze weiter. Wo jemand anders schneller war, bleiben beide Verkäufe bestehen, und ein Fall fragt, was zu tun ist.',
  reason: 'Grund',
  takeBackNow: 'Zurücknehmen',
  leaveIt: 'Lassen',
  nothingThere: 'Diese Kasse hat nichts mehr davon.',
  planAbout:
    'Jede Kasse wird bis zu diesen Zahlen aufgefüllt, solange sie online ist, und wieder, wenn die Hälfte verkauft ist.',
  noPlan: 'Niemand hat diese Vorstellung geplant: Jede Kasse bekommt diese Zahlen von selbst.',
  category: 'Kategorie {{category}}',
  stopBefore: 'Stopp Minuten vor Beginn',
  stopAbout: 'Von da an verkauft eine Kasse ohne Server nichts mehr davon und gibt zurück, was übrig ist.',
  neverStops: 'nie',
  save: 'Plan speichern',
  saved: 'Gespeichert. Die Kassen bekommen ihn, sobald sie gehört werden.',
  promise: {
    alone: 'Diese Kasse arbeitet allein: Alles, was sie als frei zeigt, ist frei.',
    online:
      'Der Server ist erreichbar: Jeder freie Platz kann verkauft werden. Bricht die Leitung jetzt ab, sind diese sicher:',
    offline:
      'Der Server ist nicht erreichbar. Plätze, die für diese Kasse beiseitegelegt sind, sind sicher. Von den anderen kann jetzt niemand sagen, ob sie inzwischen verkauft wurden.',
    sure: 'Sicher',
    unsure: 'Nicht sicher',
  },
}
