import { people } from '#test/cloud/cast.ts';
import { members, nobody, onDesk, onTicket, type Rows } from './place.ts';

const { nadia } = people;

/** Operations on tickets. */
export const ticketRows: Rows = {
  listTickets: { allowed: members, path: onDesk('/tickets') },
  searchTickets: { allowed: members, path: onDesk('/tickets/search?text=paie') },
  countTickets: { allowed: members, path: onDesk('/tickets/counts') },
  groupTickets: { allowed: members, path: onDesk('/tickets/groups?by=status') },
  listGrouped: { allowed: members, path: onDesk('/tickets/grouped?by=status&groups=new') },
  listTags: { allowed: members, path: onDesk('/tags') },
  createTicket: { allowed: members, path: onDesk('/tickets'), body: () => ({ title: 'Essai' }) },
  writeTickets: {
    allowed: members,
    path: onDesk('/tickets/bulk'),
    body: () => ({ items: [{ create: { title: 'Essai' } }] }),
  },
  readTicket: { allowed: members, path: onTicket() },
  listEntries: { allowed: members, path: onTicket('/entries') },
  changeTicket: {
    allowed: members,
    path: onTicket(),
    body: ({ version }) => ({ version, changes: { tags: ['essai'] } }),
  },
  /** Of the one who did it. */
  undoTicket: {
    allowed: [nadia],
    path: ({ desk, undoable }) => `/api/v1/desks/${desk}/tickets/${undoable}/undo`,
    body: () => ({ seq: 2 }),
  },
  addLink: {
    allowed: members,
    path: onTicket('/links'),
    body: ({ undoable }) => ({ kind: 'relates', ticket: undoable }),
  },
  removeLink: { allowed: members, path: (place) => onTicket(`/links/${place.undoable}`)(place), once: true },
  mergeTicket: {
    allowed: members,
    once: true,
    path: ({ desk, undoable }) => `/api/v1/desks/${desk}/tickets/${undoable}/merge`,
    body: ({ ticket }) => ({ into: ticket }),
  },
  /** Of the owner, and of those assigned to the ticket. */
  previewMove: { allowed: [nadia], path: (place) => onTicket(`/move?to=${place.otherDesk}`)(place) },
  moveTicket: {
    allowed: [nadia],
    path: ({ desk, movable }) => `/api/v1/desks/${desk}/tickets/${movable}/move`,
    body: ({ otherDesk }) => ({ to: otherDesk }),
  },
  addComment: { allowed: members, path: onTicket('/comments'), body: () => ({ text: 'Essai' }) },
  editComment: {
    allowed: [nadia],
    path: (place) => onTicket(`/comments/${place.comment}`)(place),
    body: () => ({ text: 'Secret corrigé' }),
  },
  deleteComment: { allowed: [nadia], path: (place) => onTicket(`/comments/${place.comment}`)(place) },
  uploadFile: { allowed: members, path: onTicket('/files?name=essai.txt'), body: () => Buffer.from('Essai') },
  readFile: { allowed: members, path: (place) => onTicket(`/files/${place.file}`)(place) },
  discardFile: { allowed: nobody, path: (place) => onTicket(`/files/${place.file}`)(place) },
};
