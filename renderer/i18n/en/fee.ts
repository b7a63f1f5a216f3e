// Fees beside the price. English is the master.
export const fee = {
  fees: 'Fees',
  waived: '{{name}}: waived',
  askAfterAll: 'Ask for it after all',
  why: 'Why it is waived',
}
