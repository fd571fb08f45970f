import { z } from 'zod';
import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, fieldsFor } from '#shared/desks/fields.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { createTicket } from '#shared/tickets/contract.ts';
import { CustomValue, type CustomValues } from '#shared/tickets/field-values.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { sentValue } from '../fields/sent-value.ts';

/** What the form holds; the description as Markdown. */
export const NewTicketForm = z.object({
  title: z.string(),
  description: z.string(),
  priority: Priority,
  category: z.string().nullable(),
  assignees: z.array(z.string()),
  due: z.string().nullable(),
  tags: z.array(z.string()),
  confidential: z.boolean(),
  /** Of the desk's own fields, those included that the chosen category does not ask for: they come back with it. */
  fields: z.record(z.string(), CustomValue).default({}),
  /** Null is the writer. */
  requester: z.string().nullable(),
});
export type NewTicketForm = Omit<z.infer<typeof NewTicketForm>, 'fields'> & { readonly fields: CustomValues };

export const emptyForm: NewTicketForm = {
  title: '',
  description: '',
  priority: 'normal',
  category: null,
  assignees: [],
  due: null,
  tags: [],
  confidential: false,
  fields: {},
  requester: null,
};

/** A draft from an earlier version of the form, or a damaged one, is no draft. */
export function readForm(draft: string): NewTicketForm {
  try {
    const parsed = NewTicketForm.safeParse(JSON.parse(draft));
    return parsed.success ? parsed.data : emptyForm;
  } catch {
    return emptyForm;
  }
}

export function isEmptyForm(form: NewTicketForm): boolean {
  return JSON.stringify(form) === JSON.stringify(emptyForm);
}

/** What is sent: only what the writer said, so that the desk's own defaults stay the desk's. */
export function bodyOf(form: NewTicketForm, desk: DeskView): BodyOf<typeof createTicket> {
  const { title, description, priority, category, assignees, due, tags, confidential, fields, requester } = form;
  const known = offeredCategories(desk.categories).some((item) => item.key === category);
  const answers = askedOf(form, desk).flatMap(({ key }) => {
    const value = fields[key];
    return value === undefined ? [] : [[key, sentValue(value)] as const];
  });
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    priority,
    ...(description.trim() === '' ? {} : { description }),
    ...(known ? { category } : {}),
    ...(assignees.length === 0 ? {} : { assignees }),
    ...(due === null ? {} : { due }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(confidential ? { confidential } : {}),
    ...(answers.length === 0 ? {} : { fields: Object.fromEntries(answers) }),
    ...(requester === null ? {} : { requester }),
  };
}

/** The desk's own fields that the form asks for. */
export function askedOf({ category }: Pick<NewTicketForm, 'category'>, desk: DeskView): readonly CustomField[] {
  return fieldsFor(desk.fields, category);
}

/** The next ticket of several: the facts stay, the words go. */
export function another(form: NewTicketForm): NewTicketForm {
  return { ...form, title: '', description: '' };
}

/** Words of a title that say most: its two longest. Search wants every word to match, a whole title would find nothing. */
export function tellingWords(title: string): string {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .slice(0, 2)
    .join(' ');
}
