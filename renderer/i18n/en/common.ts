// Words that several places share.
export const common = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  search: 'Search',
  total: 'Total',
  yes: 'Yes',
  no: 'No',
}
