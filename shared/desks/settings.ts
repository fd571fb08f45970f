import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Visibility } from '../members/member.ts';
import type { NotificationKind } from '../notifications/kind.ts';
import type { Priority } from '../tickets/ticket.ts';
import type { Language } from '../words/language.ts';
import type { CannedReply } from './canned-replies.ts';
import { nextCategories } from './categories.ts';
import type { Category, Desk } from './desk.ts';
import { type CustomField, inCategories, nextFields } from './fields.ts';
import { type DeskPriority, nextPriorities } from './priorities.ts';
import { isLeaving, type Status, StatusGroup } from './workflow.ts';

/** What owners set; what is not said stays. */
export interface WantedSettings {
  readonly name?: string | undefined;
  readonly prefix?: string | undefined;
  readonly language?: Language | undefined;
  readonly categories?: readonly Category[] | undefined;
  readonly priorities?: readonly DeskPriority[] | undefined;
  readonly cannedReplies?: readonly CannedReply[] | undefined;
  readonly fields?: readonly CustomField[] | undefined;
  readonly visibility?: Visibility | undefined;
  readonly silent?: readonly NotificationKind[] | undefined;
  readonly workflow?: readonly Status[] | undefined;
  /** For each status that the new workflow lacks, the one that its tickets take. */
  readonly successors?: Readonly<Record<string, string>> | undefined;
  /** The same for each category that the new ones lack. */
  readonly categorySuccessors?: Readonly<Record<string, string>> | undefined;
  /** The same for each priority. */
  readonly prioritySuccessors?: Readonly<Partial<Record<Priority, Priority>>> | undefined;
}

export const settingNames = [
  'name',
  'prefix',
  'language',
  'categories',
  'priorities',
  'fields',
  'cannedReplies',
  'visibility',
  'silent',
  'workflow',
] as const;
export type SettingName = (typeof settingNames)[number];

export interface SettingsChange {
  readonly desk: Desk;
  /** With old and new values; none where everything stays. */
  readonly changes: readonly { readonly setting: SettingName; readonly from: unknown; readonly to: unknown }[];
}

/** @param used the fields and choices that tickets hold, of those that are wanted no more (`marks` of choices) */
export function changeSettings(
  desk: Desk,
  wanted: WantedSettings,
  used: ReadonlySet<string> = new Set(),
): Outcome<SettingsChange> {
  const {
    workflow: wantedWorkflow,
    successors = {},
    categories: wantedCategories,
    categorySuccessors = {},
    priorities: wantedPriorities,
    prioritySuccessors = {},
    fields: wantedFields,
    ...plain
  } = wanted;
  const workflow =
    wantedWorkflow === undefined ? done(desk.workflow) : nextWorkflow(desk.workflow, wantedWorkflow, successors);
  if (!workflow.ok) return workflow;
  const categories =
    wantedCategories === undefined
      ? done(desk.categories)
      : nextCategories(desk.categories, wantedCategories, categorySuccessors);
  if (!categories.ok) return categories;
  const priorities =
    wantedPriorities === undefined
      ? done(desk.priorities)
      : nextPriorities(desk.priorities, wantedPriorities, prioritySuccessors);
  if (!priorities.ok) return priorities;
  const fields =
    wantedFields === undefined
      ? done(inCategories(desk.fields, categories.value))
      : nextFields(desk.fields, wantedFields, categories.value, used);
  if (!fields.ok) return fields;
  const said = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const next: Desk = {
    ...desk,
    ...said,
    workflow: workflow.value,
    categories: categories.value,
    priorities: priorities.value,
    fields: fields.value,
  };
  const changed = settingNames.filter((setting) => JSON.stringify(desk[setting]) !== JSON.stringify(next[setting]));
  return done({ desk: next, changes: changed.map((setting) => ({ setting, from: desk[setting], to: next[setting] })) });
}

/**
 * The workflow as it is to be: in the order of the groups, with those that go still there, marked with their successor, until
 * their last ticket has moved. Nothing leads to them any more.
 */
function nextWorkflow(
  before: readonly Status[],
  wanted: readonly Status[],
  successors: Readonly<Record<string, string>>,
): Outcome<readonly Status[]> {
  const keys = new Set(wanted.map(({ key }) => key));
  const known = new Map(before.map((status) => [status.key, status]));
  const regrouped = wanted.find(({ key, group }) => known.has(key) && known.get(key)?.group !== group);
  if (regrouped !== undefined) return refuse('rule', 'desk.status-group', { fields: [`workflow.${regrouped.key}`] });
  if (!['new', 'closed'].every((group) => wanted.some((status) => status.group === group)))
    return refuse('rule', 'desk.status-needed', { fields: ['workflow'] });
  const going = before.filter(({ key }) => !keys.has(key));
  const orphan = going.find(({ key, successor }) => !keys.has(successors[key] ?? successor ?? ''));
  if (orphan !== undefined) return refuse('rule', 'desk.status-successor', { fields: [`successors.${orphan.key}`] });
  const staying = wanted.map((status) => ({
    ...status,
    next: status.next.filter((key) => keys.has(key) && key !== status.key),
  }));
  const leaving = going.map((status) => ({
    ...status,
    next: status.next.filter((key) => keys.has(key)),
    successor: successors[status.key] ?? status.successor,
  }));
  return done(inGroupOrder([...staying, ...leaving]));
}

/** The workflow without the statuses that have lost their last ticket. */
export function withoutStatuses(workflow: readonly Status[], gone: ReadonlySet<string>): readonly Status[] {
  return workflow.filter((status) => !(isLeaving(status) && gone.has(status.key)));
}

/** A ticket's life goes from group to group; within one the desk's own order counts. */
export function inGroupOrder(workflow: readonly Status[]): readonly Status[] {
  return StatusGroup.options.flatMap((group) => workflow.filter((status) => status.group === group));
}
