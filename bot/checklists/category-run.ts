import { deskDocumentId, deskOf } from '#bot/desks/desk-document.ts';
import { runIdFor } from '#bot/ids.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { start } from '#shared/checklists/decide.ts';
import { actorOn, deskState } from '#shared/desks/desk.ts';
import { actOn, type RunWriteDeps } from './change-run.ts';
import { planId, templateOf } from './template-document.ts';

/**
 * Starts the checklist that a category brings once a ticket of it is filed. The run's id is made from the ticket's, so that as
 * often as it is told, one is started; a template that is there no more starts none.
 */
export function projectCategoryRunsWith(deps: RunWriteDeps): Projector {
  return async (happening) => {
    if (!('ticket' in happening) || happening.entry.kind !== 'created') return;
    const { partition, ticket, entry } = happening;
    if (ticket.category === null) return;
    const document = await deps.store.get(partition, deskDocumentId);
    if (document === null) return;
    const desk = deskOf(document);
    const brings = desk.categories.find(({ key }) => key === ticket.category)?.checklist;
    if (brings === undefined || deskState(desk) === 'read-only') return;
    const [kept, members] = await Promise.all([
      deps.store.get(partition, brings.template),
      deps.roster.present(partition, [entry.by]),
    ]);
    const member = members.get(entry.by);
    const template = kept?.type === 'template' ? templateOf(kept) : null;
    if (template === null || template.archived || member === undefined) return;
    const plan = await deps.plans(partition, planId(template));
    if (plan === null) throw new Error(`template ${template.id} has no plan ${template.version}`);
    // The owners decided that it starts, whoever files the ticket: guests start nothing by themselves.
    const actor = actorOn(desk, { person: entry.by, role: 'owner' });
    const act = await actOn(deps, { partition, desk, etag: document.etag, actor, member }, 'system');
    const decided = start(
      {
        id: runIdFor([ticket.id, brings.template]),
        title: template.name,
        plan,
        template: { id: template.id, version: template.version },
        ticket: ticket.id,
        holds: brings.holds,
      },
      act,
    );
    if (!decided.ok) throw new Error(`the checklist of ${ticket.id} was refused: ${decided.refusal.code}`);
    await deps.commitRun({ partition, before: null, ...decided.value });
  };
}
