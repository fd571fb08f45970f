import { people } from '#test/cloud/cast.ts';
import { daily, list, members, nobody, onDesk, onRun, onTemplate, type Place, type Rows } from './place.ts';

const { nadia, camille } = people;
const onComment = (place: Place) => onRun(`/comments/${place.runComment}`)(place);

/** Operations on checklists. */
export const checklistRows: Rows = {
  listTemplates: { allowed: members, path: onDesk('/templates') },
  createTemplate: { allowed: members, path: onDesk('/templates'), body: () => ({ name: 'Essai', plan: list }) },
  readTemplate: { allowed: members, path: onTemplate() },
  changeTemplate: {
    allowed: nobody,
    path: onTemplate(),
    body: () => ({ version: 9, name: 'Volé', description: '', plan: list }),
  },
  archiveTemplate: { allowed: [nadia], path: (place) => onDesk(`/templates/${place.spareTemplate}`)(place) },
  listSchedules: { allowed: members, path: onDesk('/schedules') },
  createSchedule: {
    allowed: members,
    path: onDesk('/schedules'),
    body: ({ template }) => ({ template, ...daily }),
  },
  changeSchedule: {
    allowed: [nadia],
    path: (place) => onDesk(`/schedules/${place.schedule}`)(place),
    body: () => daily,
  },
  removeSchedule: { allowed: [nadia], path: (place) => onDesk(`/schedules/${place.schedule}`)(place) },
  listRuns: { allowed: members, path: onDesk('/runs') },
  startRun: { allowed: members, path: onDesk('/runs'), body: ({ template }) => ({ from: { template } }) },
  readRun: { allowed: members, path: onRun() },
  listRunEntries: { allowed: members, path: onRun('/entries') },
  changeRun: { allowed: members, path: onRun(), body: () => ({ title: 'Paie de mai' }) },
  answerItem: { allowed: members, path: onRun('/items/a'), body: () => ({ version: 0, note: 'Essai' }) },
  readRunReport: {
    allowed: members,
    path: onDesk('/run-report?from=2026-05-01&to=2026-05-31&timeZone=America/Montreal'),
  },
  attachEvidence: { allowed: members, path: onRun('/items/a/files?name=essai.txt'), body: () => Buffer.from('Essai') },
  readEvidence: { allowed: members, path: (place) => onRun(`/items/a/files/${place.evidence}`)(place) },
  removeEvidence: {
    allowed: members,
    path: (place) => onRun(`/items/a/files/${place.evidence}`)(place),
    once: true,
  },
  raiseTicket: { allowed: members, path: onRun('/items/a/ticket') },
  completeRun: { allowed: nobody, path: onRun('/complete') },
  reviewRun: { allowed: nobody, path: onRun('/review'), body: () => ({ sendBack: [] }) },
  reopenRun: { allowed: nobody, path: onRun('/reopen'), body: () => ({ reason: 'Essai' }) },
  commentRun: { allowed: members, path: onRun('/comments'), body: () => ({ text: 'Essai' }) },
  editRunComment: { allowed: [camille], path: onComment, body: () => ({ text: 'Corrigé' }) },
  deleteRunComment: { allowed: [camille], path: onComment },
  cancelRun: { allowed: members, path: onRun('/cancel'), body: () => ({ reason: 'Essai' }), once: true },
};
