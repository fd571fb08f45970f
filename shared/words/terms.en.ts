/** What things are called, everywhere in the tab. English is the source; other languages `satisfies` it. */
export const termsEn = {
  /** The statuses a desk begins with, by key; they are also the names of the five groups. */
  statuses: { new: 'New', active: 'In progress', waiting: 'Waiting', resolved: 'Resolved', closed: 'Closed' },
  priorities: { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' },
  roles: { owner: 'Owner', member: 'Member', guest: 'Guest' },
  fields: {
    number: 'Number',
    title: 'Title',
    description: 'Description',
    status: 'Status',
    priority: 'Priority',
    category: 'Category',
    requester: 'Requester',
    assignees: 'Assignees',
    watchers: 'Watchers',
    tags: 'Tags',
    due: 'Due',
    comments: 'Comments',
    created: 'Created',
    updated: 'Updated',
  },
  views: {
    open: 'All open',
    mine: 'Assigned to me',
    requested: 'Requested by me',
    unassigned: 'Unassigned',
    overdue: 'Overdue',
    done: 'Resolved and closed',
    all: 'All tickets',
  },
};
