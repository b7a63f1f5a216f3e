import type { Messages } from '../languages.ts'

export const common: Messages['common'] = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  back: 'Retour',
  retry: 'Réessayer',
  search: 'Rechercher',
  total: 'Total',
  yes: 'Oui',
  no: 'Non',
  loading: 'Un instant …',
  keys: {
    Ctrl: 'Ctrl',
    Alt: 'Alt',
    Escape: 'Échap',
    Enter: 'Entrée',
    Delete: 'Suppr',
    Home: 'Début',
    PageUp: 'Page préc.',
    PageDown: 'Page suiv.',
    ArrowUp: '↑',
    ArrowDown: '↓',
  },
  trouble: {
    'host-gone': {
      title: 'Le programme en arrière-plan ne répond pas',
      whatToDo: 'Il redémarre tout seul. Réessayez ensuite : rien n’est fait deux fois.',
    },
    'timed-out': { title: 'Cela a pris trop de temps', whatToDo: 'Réessayez : rien n’est fait deux fois.' },
    'bad-input': {
      title: 'Cela n’a pas été compris',
      whatToDo: 'Vérifiez votre saisie. Si elle semble juste, prévenez la personne responsable de ce guichet.',
    },
    'disk-full': {
      title: 'Le disque de cet ordinateur est plein',
      whatToDo: 'Rien n’a été enregistré. Libérez de la place sur le disque, puis réessayez.',
    },
    'database-busy': {
      title: 'La base de données est occupée',
      whatToDo: 'Un autre programme l’utilise. Attendez un instant, puis réessayez.',
    },
    defect: {
      title: 'Un problème est survenu dans Foyer',
      whatToDo: 'Réessayez. Si cela se reproduit, prévenez la personne responsable de ce guichet.',
    },
    'not-allowed': {
      title: 'Vous n’y êtes pas autorisé',
      whatToDo: 'Demandez à une personne autorisée, par exemple à un responsable.',
    },
    'signed-out': {
      title: 'Personne n’est connecté',
      whatToDo: 'Connectez-vous de nouveau ; votre saisie est conservée.',
    },
  },
  broken: {
    title: 'Cette partie de l’écran ne fonctionne plus',
    whatToDo: 'Le reste continue, et rien de ce qui est enregistré n’est perdu.',
  },
}
