import type { ShellTexts } from './texts.ts'

export const fr: ShellTexts = {
  tryAgain: 'Réessayer',
  quit: 'Quitter',
  backups: 'Sauvegardes pouvant être restaurées, la plus récente d’abord :',
  menu: {
    quit: 'Quitter Foyer',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    resetZoom: 'Taille réelle',
  },
  trouble: {
    'database-too-new':
      'Les données de cet ordinateur ont été écrites par une version plus récente de Foyer. Veuillez installer la dernière version.',
    'database-unreadable':
      'Foyer ne peut pas ouvrir sa base de données. Le fichier est conservé tel quel. Appelez l’assistance avant de vendre à ce guichet.',
    'database-in-use': 'Un autre programme utilise la base de données de Foyer. Fermez-le, puis réessayez.',
    'disk-not-writable':
      'Foyer ne peut pas écrire dans son dossier de données. Libérez de la place sur le disque ou faites vérifier les droits du dossier.',
    unexpected: 'Foyer n’a pas pu démarrer.',
    'keeps-stopping': 'Une partie de Foyer s’arrête sans cesse. Ce qui a été enregistré est toujours là.',
    'page-keeps-stopping': 'La fenêtre de Foyer ne peut pas être affichée. Ce qui a été enregistré est toujours là.',
    'vault-unavailable':
      'Le coffre à mots de passe de cet ordinateur n’est pas disponible : Foyer ne peut pas ouvrir sa base de données chiffrée. Reconnectez-vous à l’ordinateur, puis lancez Foyer.',
    'key-unreadable':
      'La clé de la base de données de Foyer ne peut pas être ouverte depuis ce compte utilisateur. Rien n’a été modifié. Connectez-vous avec le compte qui a installé Foyer ou appelez l’assistance.',
    'key-missing':
      'La base de données est là, mais sa clé manque (key.bin). Rien n’a été modifié. Appelez l’assistance.',
  },
}
