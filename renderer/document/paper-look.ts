// Paper is paper: the same in the light and in the dark scheme.
export const paperWhite = '#ffffff'
export const ink = '#1a1a1a'
