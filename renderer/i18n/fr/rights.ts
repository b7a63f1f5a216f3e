// Droits de vente : ce qu’une caisse peut vendre seule, et le plan du responsable.
import type { Messages } from '../languages.ts'

export const rights: Messages['rights'] = {
  title: 'Droits de vente',
  about:
    'Ce qui est réservé à une caisse, elle le vend sans réseau, et personne d’autre ne le vend. Choisissez une représentation pour la planifier.',
  alone: 'Cette caisse travaille seule, sans serveur : elle peut tout vendre.',
  nothingComing: 'Aucune représentation à venir.',
  performance: 'Représentation',
  when: 'Quand',
  free: 'Libres',
  own: 'Cette caisse',
  others: 'Autres caisses',
  planned: 'Plan',
  byPlan: 'planifié',
  bySelf: 'automatique',
  stopped: 'arrêté',
  counter: 'Caisse',
  has: 'A maintenant',
  lastHeard: 'Dernier contact',
  neverHeard: 'jamais',
  notKnown: 'inconnu hors ligne',
  thisOne: 'cette caisse',
  takeBack: 'Reprendre …',
  takeBackOf: 'Reprendre à {{name}}',
  takeBackTitle_one: 'Reprendre {{count}} place à {{name}}',
  takeBackTitle_other: 'Reprendre {{count}} places à {{name}}',
  takeBackRisk:
    'Dernier contact : {{heard}}. Tant que cette caisse ne l’apprend pas, elle continue à vendre ces places. Là où quelqu’un d’autre a été plus rapide, les deux ventes restent et un cas demande que faire.',
  reason: 'Motif',
  takeBackNow: 'Reprendre',
  leaveIt: 'Laisser',
  nothingThere: 'Cette caisse n’en a plus rien.',
  planAbout:
    'Chaque caisse est complétée jusqu’à ces nombres tant qu’elle est en ligne, et de nouveau quand la moitié est vendue.',
  noPlan: 'Personne n’a planifié cette représentation : chaque caisse reçoit ces nombres d’elle-même.',
  category: 'Catégorie {{category}}',
  stopBefore: 'Arrêt, minutes avant le début',
  stopAbout: 'Dès lors, une caisse sans serveur n’en vend plus rien et rend ce qui reste.',
  neverStops: 'jamais',
  save: 'Enregistrer le plan',
  saved: 'Enregistré. Les caisses le reçoivent dès qu’elles sont jointes.',
  promise: {
    alone: 'Cette caisse travaille seule : tout ce qu’elle montre libre est libre.',
    online:
      'Le serveur est joignable : toute place libre peut être vendue. Si la ligne tombe maintenant, celles-ci sont sûres :',
    offline:
      'Le serveur est injoignable. Les places réservées à cette caisse sont sûres. Des autres, personne ne peut dire maintenant si elles ont été vendues entre-temps.',
    sure: 'Sûres',
    unsure: 'Incertaines',
  },
}
