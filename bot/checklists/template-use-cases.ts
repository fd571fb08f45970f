import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { newTemplateId } from '#bot/ids.ts';
import type { Roster } from '#bot/members/roster.ts';
import { personView } from '#bot/members/roster.ts';
import { type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import { once } from '#bot/tickets/idempotency.ts';
import type { UseCase } from '#bot/use-case.ts';
import { checkWorkers } from '#shared/checklists/decide.ts';
import { itemsOf, type Plan } from '#shared/checklists/plan.ts';
import type { Template } from '#shared/checklists/run.ts';
import type * as contract from '#shared/checklists/template-contract.ts';
import type { TemplateRow, TemplateView } from '#shared/checklists/template-contract.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { mayOnChecklist, mayOnDesk } from '#shared/members/policy.ts';
import type { Plans } from './read-run.ts';
import { peopleOfPlan, templateAbilities } from './run-view.ts';
import { planDocument, planId, templateDocument, templateOf } from './template-document.ts';

export interface TemplateDeps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
  readonly plans: Plans;
}
export interface TemplateWriteDeps extends TemplateDeps {
  readonly now: () => Date;
}

const shown = 500;

/** Cosmos DB: 1 query, about 10 RU. */
export function listTemplatesWith({ store, enterDesk, roster }: TemplateDeps): UseCase<typeof contract.listTemplates> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'template.read')) return refuse('forbidden', 'template.forbidden');
    const page = await store.query(partition, {
      type: 'template',
      where: { field: 'archived', eq: 0 },
      order: [
        ['archived', 'asc'],
        ['sortName', 'asc'],
      ],
      limit: shown,
    });
    const templates = page.items.map(templateOf);
    const people = await roster.named(partition, templates.flatMap(peopleOfTemplate));
    return done({ items: templates.map((template) => templateRow(template, desk, actor, people)) });
  };
}

export function createTemplateWith(deps: TemplateWriteDeps): UseCase<typeof contract.createTemplate> {
  const { store, enterDesk, now } = deps;
  return async ({ caller, idempotencyKey }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    if (!mayOnDesk(actor, 'template.create')) return refuse('forbidden', 'template.forbidden');
    const key = idempotencyKey && { person: caller.person, operation: 'createTemplate', key: idempotencyKey };
    const repeat = key ? once(store, partition, key, body) : null;
    const earlier = await (repeat?.earlier() ?? done(null));
    if (!earlier.ok) return earlier;
    if (earlier.value !== null) return show(deps, entered.value, earlier.value);
    const people = await checkPlan(deps, partition, body.plan);
    if (!people.ok) return people;
    const at = now().toISOString();
    const template: Template = {
      id: newTemplateId(),
      desk: desk.id,
      name: body.name,
      description: body.description ?? '',
      version: 1,
      items: itemsOf(body.plan).length,
      archived: false,
      createdBy: actor.person,
      createdAt: at,
      updatedBy: actor.person,
      updatedAt: at,
    };
    const operations: Operation[] = [
      { create: templateDocument(template) },
      { create: planDocument(planId(template), body.plan) },
      ...(repeat === null ? [] : [repeat.operation(template.id)]),
    ];
    try {
      await store.write(partition, operations);
      return done(await view(deps, entered.value, template, body.plan));
    } catch (error) {
      // The same request, sent twice at once: its twin made the template.
      if (!(error instanceof StoreError) || error.kind !== 'exists' || repeat === null) throw error;
      const twin = await repeat.earlier();
      return twin.ok ? show(deps, entered.value, twin.value ?? template.id) : twin;
    }
  };
}

export function readTemplateWith(deps: TemplateDeps): UseCase<typeof contract.readTemplate> {
  return async ({ caller }, { params, query }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    return entered.ok ? show(deps, entered.value, params.templateId, query.version) : entered;
  };
}

/** A version is written once: whoever began from an older one than the newest is refused. */
export function changeTemplateWith(deps: TemplateWriteDeps): UseCase<typeof contract.changeTemplate> {
  return async ({ caller }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findToEdit(deps, entered.value, params.templateId);
    if (!found.ok) return found;
    const { template, etag } = found.value;
    if (body.version !== template.version) return refuse('stale', 'template.stale');
    const people = await checkPlan(deps, entered.value.partition, body.plan);
    if (!people.ok) return people;
    const next: Template = {
      ...template,
      name: body.name,
      description: body.description,
      version: template.version + 1,
      items: itemsOf(body.plan).length,
      updatedBy: caller.person,
      updatedAt: deps.now().toISOString(),
    };
    const saved = await save(deps.store, entered.value.partition, next, etag, [
      { create: planDocument(planId(next), body.plan) },
    ]);
    return saved.ok ? done(await view(deps, entered.value, next, body.plan)) : saved;
  };
}

export function archiveTemplateWith(deps: TemplateWriteDeps): UseCase<typeof contract.archiveTemplate> {
  return async ({ caller }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await findToEdit(deps, entered.value, params.templateId);
    if (!found.ok) return found;
    const { template, etag } = found.value;
    const archived = { ...template, archived: true, updatedBy: caller.person, updatedAt: deps.now().toISOString() };
    const saved = await save(deps.store, entered.value.partition, archived, etag, []);
    return saved.ok ? done({ id: template.id }) : saved;
  };
}

/** A template that the actor may see; one taken off the list is missing, though its runs keep it. */
export async function findTemplate(
  { store }: Pick<TemplateDeps, 'store'>,
  { partition, actor }: Entrance,
  id: string,
): Promise<Outcome<{ readonly template: Template; readonly etag: string }>> {
  const document = mayOnDesk(actor, 'template.read') ? await store.get(partition, id) : null;
  if (document?.type !== 'template') return refuse('missing', 'template.not-found');
  const template = templateOf(document);
  return template.archived ? refuse('missing', 'template.not-found') : done({ template, etag: document.etag });
}

async function findToEdit(deps: TemplateDeps, entrance: Entrance, id: string) {
  const found = await findTemplate(deps, entrance, id);
  if (!found.ok) return found;
  const facts = { requester: found.value.template.createdBy, assignees: [], closed: false };
  return mayOnChecklist(entrance.actor, 'template.edit', facts) ? found : refuse('forbidden', 'template.forbidden');
}

async function save(
  store: Store,
  partition: Partition,
  template: Template,
  etag: string,
  more: readonly Operation[],
): Promise<Outcome<null>> {
  try {
    await store.write(partition, [{ replace: templateDocument(template), etag }, ...more]);
    return done(null);
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'stale' || error.kind === 'exists'))
      return refuse('stale', 'template.stale');
    throw error;
  }
}

async function checkPlan({ roster }: TemplateDeps, partition: Partition, plan: Plan): Promise<Outcome<null>> {
  const named = peopleOfPlan(plan);
  return checkWorkers(named, { people: await roster.present(partition, named) });
}

async function show(
  deps: TemplateDeps,
  entrance: Entrance,
  id: string,
  version?: number,
): Promise<Outcome<TemplateView>> {
  const found = await findTemplate(deps, entrance, id);
  if (!found.ok) return found;
  const { template } = found.value;
  const wanted = { ...template, version: version ?? template.version };
  const plan = await deps.plans(entrance.partition, planId(wanted));
  return plan === null ? refuse('missing', 'template.not-found') : done(await view(deps, entrance, wanted, plan));
}

async function view(
  { roster }: TemplateDeps,
  { partition, desk, actor }: Entrance,
  template: Template,
  plan: Plan,
): Promise<TemplateView> {
  const named = peopleOfPlan(plan);
  const people = await roster.named(partition, [...peopleOfTemplate(template), ...named]);
  return {
    ...templateRow(template, desk, actor, people),
    plan,
    people: [...new Set(named)].map((person) => personView(people, person)),
  };
}

function peopleOfTemplate({ createdBy, updatedBy }: Template): readonly string[] {
  return [createdBy, updatedBy];
}

function templateRow(template: Template, desk: Desk, actor: Actor, people: ReadonlyMap<string, Member>): TemplateRow {
  const { id, name, description, version, items, createdBy, updatedBy, updatedAt } = template;
  return {
    id,
    deskId: desk.id,
    name,
    description,
    version,
    items,
    createdBy: personView(people, createdBy),
    updatedBy: personView(people, updatedBy),
    updatedAt,
    can: [...templateAbilities(createdBy, desk, actor)],
  };
}
