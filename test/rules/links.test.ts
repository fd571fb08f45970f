import { describe, expect, test } from 'vitest';
import { TicketId } from '#shared/kernel/ids.ts';
import type { LinkActivity } from '#shared/tickets/entry.ts';
import { link, merge, mirrorOf, mostLinks, type Pair, undoLink, unlink } from '#shared/tickets/links.ts';
import { LinkKind, type Ticket } from '#shared/tickets/ticket.ts';
import { actBy, people, ticket } from '#test/support/builders.ts';

const { olivia, nadia, marc, gus, leo } = people;
const id = (n: number) => TicketId.parse(`tkt_${String(n).padStart(20, '0')}`);
const numbered = (n: number, over: Partial<Ticket> = {}) => ticket({ id: id(n), number: n, ...over });
const [a, b] = [numbered(1), numbered(2)];

function pairFrom(outcome: ReturnType<typeof link> | ReturnType<typeof merge>): Pair {
  if (!outcome.ok || outcome.value === null) throw new Error('not related');
  return outcome.value;
}
const codeOf = (outcome: { readonly ok: boolean }) =>
  'refusal' in outcome ? (outcome.refusal as { code: string }).code : null;
const linksOf = ({ here, there }: Pair) => [here.ticket.links, there.ticket.links];

describe('a relation', () => {
  test.each(LinkKind.options)('%s is kept by both tickets, each in its own words, and told on both', (kind) => {
    const { here, there } = pairFrom(link(a, b, kind, [], actBy(olivia)));
    expect(here).toMatchObject({
      ticket: { links: [{ kind, ticket: b.id }], revision: 2, updatedAt: a.updatedAt },
      entry: { kind: 'linked', link: { kind, ticket: b.id }, by: olivia, seq: 2, beside: 2 },
    });
    expect(there).toMatchObject({
      ticket: { links: [{ kind: mirrorOf[kind], ticket: a.id }], revision: 2 },
      entry: { kind: 'linked', link: { kind: mirrorOf[kind], ticket: a.id }, beside: 2 },
    });
  });

  test('goes as it came, and both histories keep it', () => {
    const { here, there } = pairFrom(link(a, b, 'blocks', [], actBy(olivia)));
    const gone = pairFrom(unlink(here.ticket, there.ticket, actBy(olivia)));
    expect(linksOf(gone)).toEqual([[], []]);
    expect(gone.here.entry).toMatchObject({ kind: 'unlinked', link: { kind: 'blocks', ticket: b.id } });
    expect(codeOf(unlink(a, b, actBy(olivia)))).toBe('link.not-found');
  });

  test('is an edit of the one ticket, while the other need only be seen', () => {
    const others = numbered(2, { requester: olivia });
    expect(link(a, others, 'relates', [], actBy(nadia)).ok).toBe(true);
    expect(codeOf(link(others, a, 'relates', [], actBy(nadia)))).toBe('ticket.forbidden');
    expect(codeOf(link(a, b, 'relates', [], actBy(gus)))).toBe('ticket.forbidden');
  });

  test('said again changes nothing; another between the same two is refused', () => {
    const { here, there } = pairFrom(link(a, b, 'blocks', [], actBy(olivia)));
    expect(link(here.ticket, there.ticket, 'blocks', [], actBy(olivia))).toEqual({ ok: true, value: null });
    expect(codeOf(link(here.ticket, there.ticket, 'blocked-by', [], actBy(olivia)))).toBe('link.exists');
  });

  test.each(['child-of', 'duplicate-of'] as const)('%s leads to one ticket, and never round in a circle', (kind) => {
    const { here } = pairFrom(link(a, b, kind, [], actBy(olivia)));
    const above = (of: Ticket, ids: readonly TicketId[]) => link(numbered(3), of, kind, ids, actBy(olivia));
    expect(codeOf(link(here.ticket, numbered(3), kind, [], actBy(olivia)))).toBe('link.impossible');
    expect(codeOf(link(numbered(3), here.ticket, mirrorOf[kind], [], actBy(olivia)))).toBe('link.impossible');
    expect(codeOf(above(here.ticket, [b.id, id(3)]))).toBe('link.impossible');
    expect(above(here.ticket, [b.id]).ok).toBe(true);
    expect(codeOf(link(a, a, kind, [], actBy(olivia)))).toBe('link.impossible');
  });

  test(`stops at ${mostLinks} on either ticket`, () => {
    const links = Array.from({ length: mostLinks }, (_, n) => ({ kind: 'relates', ticket: id(100 + n) }) as const);
    const full = numbered(1, { links });
    expect(codeOf(link(full, b, 'relates', [], actBy(olivia)))).toBe('link.too-many');
    expect(codeOf(link(b, full, 'relates', [], actBy(olivia)))).toBe('link.too-many');
  });
});

describe('merging a duplicate', () => {
  const duplicate = numbered(1, { requester: nadia, watchers: [marc, leo] });
  const original = numbered(2, { requester: olivia, watchers: [gus] });
  const merged = () => pairFrom(merge(duplicate, original, [], actBy(olivia)));

  test('closes it and lets those who asked for or watched it watch the other, unless they have left', () => {
    expect(merged().here).toMatchObject({
      ticket: { status: 'closed', group: 'closed', closedAt: actBy(olivia).at },
      entry: { kind: 'merged', changes: [{ field: 'status', from: 'new', to: 'closed' }] },
    });
    expect(merged().there).toMatchObject({
      ticket: { status: 'new', watchers: [gus, nadia, marc] },
      entry: { kind: 'merged', link: { kind: 'duplicated-by', ticket: duplicate.id } },
    });
  });

  test('is for those who may edit both', () => {
    expect(codeOf(merge(duplicate, original, [], actBy(nadia)))).toBe('ticket.forbidden');
  });

  test('takes the place of another relation between the two', () => {
    const related = pairFrom(link(duplicate, original, 'relates', [], actBy(olivia)));
    const both = pairFrom(merge(related.here.ticket, related.there.ticket, [], actBy(olivia)));
    expect(linksOf(both)).toEqual([
      [{ kind: 'duplicate-of', ticket: original.id }],
      [{ kind: 'duplicated-by', ticket: duplicate.id }],
    ]);
    expect(linksOf(undone(both))).toEqual([
      [{ kind: 'relates', ticket: original.id }],
      [{ kind: 'relates', ticket: duplicate.id }],
    ]);
  });

  test('is undone in one step, from either ticket', () => {
    for (const back of [undone(merged()), mirrored(undone(mirrored(merged())))]) {
      expect(back.here).toMatchObject({
        ticket: { status: 'new', group: 'new', closedAt: null, resolvedAt: null, links: [], watchers: [marc, leo] },
        entry: { kind: 'unmerged', changes: [{ field: 'status', from: 'closed', to: 'new' }] },
      });
      expect(back.there).toMatchObject({ ticket: { watchers: [gus], links: [] }, entry: { kind: 'unmerged' } });
    }
  });

  test('leaves alone who began to watch since', () => {
    const { here, there } = merged();
    const watched = { ...there.ticket, watchers: [...there.ticket.watchers, leo] };
    const back = undoLink(here, { ticket: watched, entry: there.entry }, [], actBy(olivia));
    expect(back).toMatchObject({ value: { there: { ticket: { watchers: [gus, leo] } } } });
  });

  test('is not undone where the ticket was reopened or parted since', () => {
    const { here, there } = merged();
    const reopened = { ticket: { ...here.ticket, status: 'active' }, entry: here.entry };
    expect(codeOf(undoLink(reopened, there, [], actBy(olivia)))).toBe('undo.overtaken');
    const parted = pairFrom(unlink(here.ticket, there.ticket, actBy(olivia)));
    const side = (change: { ticket: Ticket }, entry: LinkActivity) => ({ ticket: change.ticket, entry });
    const back = undoLink(side(parted.here, here.entry), side(parted.there, there.entry), [], actBy(olivia));
    expect(codeOf(back)).toBe('undo.overtaken');
  });
});

function undone({ here, there }: Pair): Pair {
  return pairFrom(undoLink(here, there, [], actBy(olivia)));
}

function mirrored({ here, there }: Pair): Pair {
  return { here: there, there: here };
}
