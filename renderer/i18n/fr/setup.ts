import type { Messages } from '../languages.ts'

export const setup: Messages['setup'] = {
  title: 'Réglages',
  pages: 'Pages des réglages',
  counter: 'Guichet',
  backups: 'Sauvegardes',
  import: 'Importation',
  rights: 'Droits de vente',
  counters: 'Guichets',
  programme: 'Représentations',
  facts: {
    venue: 'Lieu',
    organisationNumber: 'Numéro d’organisme',
    address: 'Adresse',
    phone: 'Téléphone',
    code: 'Guichet',
    currency: 'Monnaie',
    zone: 'Fuseau horaire',
    language: 'Langue du lieu',
    vat: 'Taux de TVA',
    lock: 'Se verrouille après',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    readOnly: 'Ces données ont été fixées à l’installation du guichet. Elles sont seulement affichées ici.',
  },
  backup: {
    title: 'Sauvegardes',
    about:
      'Une sauvegarde est une copie complète et chiffrée de la base de données. Les anciennes copies sont supprimées d’elles-mêmes.',
    make: 'Faire une sauvegarde',
    made: 'La sauvegarde {{name}} est prête.',
    none: 'Il n’y a pas encore de sauvegarde.',
    name: 'Nom',
    madeAt: 'Faite',
    size: 'Taille',
    diskFull: 'Le disque est plein : aucune sauvegarde n’a été faite. Libérez de la place, puis réessayez.',
  },
  journal: {
    title: 'Journal',
    about:
      'Tout ce qui est fait à ce guichet est écrit dans un journal qui ne peut être modifié sans que cela se voie.',
    check: 'Vérifier le journal',
    good_one: 'Tout va bien : {{count}} écriture, complète et inchangée, identique dans la deuxième copie.',
    good_other: 'Tout va bien : {{count}} écritures, complètes et inchangées, identiques dans la deuxième copie.',
    problem: {
      journal: 'Le journal est incohérent à l’écriture {{n}} : {{what}}',
      'black-box': 'La deuxième copie du journal diffère à l’écriture {{n}} : {{what}}',
      numbers: 'La numérotation a une erreur à {{n}} : {{what}}',
    },
    whatToDo: 'Ne supprimez rien. Faites une sauvegarde et prévenez la personne responsable de ce guichet.',
  },
}
