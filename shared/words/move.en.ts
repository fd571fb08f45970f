export const moveEn = {
  more: 'More actions',
  action: 'Move to another desk…',
  heading: (key: string) => `Move ${key} to another desk`,
  to: 'Desk',
  choose: 'Choose a desk',
  means: (desk: string) =>
    `It goes with its history, comments and files, and gets a number of ${desk}. Whoever sees tickets there may read it.`,
  changes: 'What does not fit there',
  change: (field: string, values: string) => `${field}: ${values}`,
  fits: 'Everything in it fits there.',
  unseen: (names: string, _count: number) => `${names} will not see it there.`,
  links: (count: number) =>
    count === 1 ? 'Its relation to another ticket ends.' : `Its relations to ${count} tickets end.`,
  runs: (count: number) =>
    count === 1 ? 'Its checklist stays on this desk.' : `Its ${count} checklists stay on this desk.`,
  act: 'Move',
  cancel: 'Cancel',
  failed: (why: string) => `The ticket was not moved. ${why}`,
  done: (desk: string, key: string) => `Moved to ${desk} as ${key}.`,
  open: (desk: string) => `Open it on ${desk}`,
};
