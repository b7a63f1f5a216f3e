// Signing in at the counter.
export const staff = {
  title: 'Who is at the counter?',
  people: 'Staff',
  noPeople: 'Nobody can sign in at this counter yet. Staff have to be set up first.',
  pinOf: 'PIN of {{name}}',
  howTo: 'Type the first letter of your name, then your PIN, then Enter.',
  signIn: 'Sign in',
  digit: 'Digit {{digit}}',
  erase: 'Erase a digit',
  pad: 'Digits',
  wrongPin: 'That is not the PIN of {{name}}.',
  waitFirst: 'Too many wrong PINs for {{name}}. Wait before the next try.',
  notHere: '{{name}} may not sign in here any more.',
  seconds_one: 'Next try in {{count}} second.',
  seconds_other: 'Next try in {{count}} seconds.',
  tooShort: 'A PIN has at least four digits.',
  locked: 'This counter is locked. What lies open is kept.',
}
