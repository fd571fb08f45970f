import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { newViewId } from '#bot/ids.ts';
import { type Filter, type Store, StoreError } from '#bot/store/port.ts';
import { ticketFilter } from '#bot/tickets/filter.ts';
import type { UseCase } from '#bot/use-case.ts';
import { deskState } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Actor } from '#shared/members/member.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import type * as contract from '#shared/views/contract.ts';
import type { ViewRow } from '#shared/views/contract.ts';
import { filterOf } from '#shared/views/filter.ts';
import type { SavedView } from '#shared/views/view.ts';
import { viewDocument, viewOf } from './view-document.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly now: () => Date;
}

/** Of one person, and of a desk. */
const mostKept = 50;
const attempts = 5;

/** Cosmos DB: 1 query beside the entrance, and a count for each view, side by side. */
export function listViewsWith(deps: Deps): UseCase<typeof contract.listViews> {
  return async ({ caller }, { params, query }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const views = await readViews(deps.store, entered.value);
    const today = query.today ?? deps.now().toISOString().slice(0, 10);
    return done({ items: await Promise.all(views.map((view) => show(deps.store, entered.value, view, today))) });
  };
}

export function saveViewWith(deps: Deps): UseCase<typeof contract.saveView> {
  return async ({ caller }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    if (body.shared && !mayOnDesk(actor, 'view.share')) return refuse('forbidden', 'view.forbidden');
    const kept = await readViews(deps.store, entered.value);
    if (isFull(kept, body.shared)) return refuse('rule', 'view.too-many');
    const view: SavedView = { ...body, id: newViewId(), by: actor.person };
    await deps.store.write(partition, [{ create: viewDocument(view) }]);
    return done(await show(deps.store, entered.value, view, deps.now().toISOString().slice(0, 10)));
  };
}

export function changeViewWith(deps: Deps): UseCase<typeof contract.changeView> {
  return async ({ caller }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { store } = deps;
    const { partition, actor } = entered.value;
    for (let attempt = 1; ; attempt++) {
      const found = await findToChange(store, entered.value, params.viewId);
      if (!found.ok) return found;
      const { view, etag } = found.value;
      const changed: SavedView = {
        ...view,
        name: body.name ?? view.name,
        shared: body.shared ?? view.shared,
        look: body.look ?? view.look,
        columns: body.columns === undefined ? view.columns : body.columns,
      };
      if (changed.shared !== view.shared) {
        if (!mayOnDesk(actor, 'view.share')) return refuse('forbidden', 'view.forbidden');
        if (isFull(await readViews(store, entered.value), changed.shared)) return refuse('rule', 'view.too-many');
      }
      try {
        await store.write(partition, [{ replace: viewDocument(changed), etag }]);
        return done(await show(store, entered.value, changed, deps.now().toISOString().slice(0, 10)));
      } catch (error) {
        if (!(error instanceof StoreError) || (error.kind !== 'stale' && error.kind !== 'missing')) throw error;
        // Somebody changed it as well: what they left alone stays as they have it.
        if (attempt === attempts) return refuse('busy', 'service.busy');
      }
    }
  };
}

export function removeViewWith({ store, enterDesk }: Deps): UseCase<typeof contract.removeView> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findToChange(store, entered.value, params.viewId);
    if (!found.ok) return found;
    await store.write(entered.value.partition, [{ remove: params.viewId }]);
    return done({ id: params.viewId });
  };
}

async function readViews(store: Store, { partition, actor }: Entrance): Promise<readonly SavedView[]> {
  const where: Filter = {
    or: [
      { field: 'shared', eq: true },
      { field: 'person', eq: actor.person },
    ],
  };
  const page = await store.query(partition, { type: 'view', where, order: [['sortName', 'asc']], limit: 3 * mostKept });
  return page.items.map(viewOf);
}

function isFull(views: readonly SavedView[], shared: boolean): boolean {
  return views.filter((view) => view.shared === shared).length >= mostKept;
}

/** Somebody else's own view does not exist for others, owners included. */
async function findToChange(
  store: Store,
  { partition, actor }: Entrance,
  id: string,
): Promise<Outcome<{ readonly view: SavedView; readonly etag: string }>> {
  const document = await store.get(partition, id);
  if (document?.type !== 'view') return refuse('missing', 'view.not-found');
  const view = viewOf(document);
  if (!view.shared && view.by !== actor.person) return refuse('missing', 'view.not-found');
  return mayChange(view, actor) ? done({ view, etag: document.etag }) : refuse('forbidden', 'view.forbidden');
}

function mayChange(view: SavedView, actor: Actor): boolean {
  return view.shared ? mayOnDesk(actor, 'view.share') : view.by === actor.person;
}

async function show(store: Store, entrance: Entrance, view: SavedView, today: string): Promise<ViewRow> {
  const { desk, actor } = entrance;
  const { id, name, shared, look, columns } = view;
  return {
    id,
    name,
    shared,
    look,
    columns: columns === null ? null : [...columns],
    count: await countOf(store, entrance, view, today),
    can: deskState(desk) === 'active' && mayChange(view, actor) ? ['change'] : [],
  };
}

async function countOf(
  store: Store,
  { partition, desk, actor }: Entrance,
  { look }: SavedView,
  today: string,
): Promise<number | null> {
  if (look.text !== '') return null;
  const { fields, ...wanted } = filterOf(look, today);
  const own = readFieldFilter(fields, desk.fields, actor.person);
  if (!own.ok) return null;
  return store.count(partition, { type: 'ticket', where: ticketFilter(wanted, actor, own.value) });
}
