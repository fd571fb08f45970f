import { LRUCache } from 'lru-cache';
import type { Accounts } from '#bot/accounts/accounts.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import type { Member } from '#shared/members/member.ts';
import { memberDocument, memberId, memberOf } from './member-document.ts';
import { type Reading, readingOperation } from './reading.ts';

/** The people of a desk, by id. Whoever was never on the roster is absent from the answer. */
export interface Roster {
  /** For names only: up to a minute old. */
  named(partition: Partition, people: Iterable<string>): Promise<ReadonlyMap<string, Member>>;
  /** For rights: as stored now. One request, and none where nobody is asked for. */
  present(partition: Partition, people: readonly string[]): Promise<ReadonlyMap<string, Member>>;
  all(partition: Partition): Promise<readonly Member[]>;
  /**
   * Keeps what a reading of Teams changed, over the reading that it began from.
   * @throws StoreError `stale` or `exists` where somebody kept another reading since
   */
  put(partition: Partition, members: readonly Member[], reading: NewReading): Promise<void>;
}

export interface NewReading {
  /** ISO instant. */
  readonly at: string;
  readonly before: Pick<Reading, 'etag'> | null;
}

type MeetRoster = Accounts['meetRoster'];

const nameSeconds = 60;
const batch = 90;

/** @param meet keeps an account of whoever Teams has on a roster */
export function openRoster(store: Store, meet: MeetRoster): Roster {
  const names = new LRUCache<string, Map<string, Member>>({ max: 2000, ttl: nameSeconds * 1000 });

  /** The desk's names, forgotten together a minute after the first of them was read. */
  function namesOf({ tenant, scope }: Partition): Map<string, Member> {
    const key = `${tenant}/${scope}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const begun = new Map<string, Member>();
    names.set(key, begun);
    return begun;
  }

  function remember(partition: Partition, members: readonly Member[]): void {
    const known = namesOf(partition);
    for (const member of members) known.set(member.person, member);
  }

  async function present(partition: Partition, people: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    const wanted = [...new Set(people)];
    if (wanted.length === 0) return new Map();
    const documents = await readMembers(partition, wanted);
    const members = documents.map(memberOf);
    remember(partition, members);
    return new Map(members.map((member) => [member.person, member]));
  }

  async function readMembers(partition: Partition, people: readonly string[]) {
    if (people.length <= 2) {
      const found = await Promise.all(people.map((person) => store.get(partition, memberId(person))));
      return found.filter((document) => document !== null);
    }
    const where = { field: 'person', in: people };
    const page = await store.query(partition, { type: 'member', where, order: [['person', 'asc']], limit: 1000 });
    return page.items;
  }

  return {
    present,
    async named(partition, people) {
      const known = namesOf(partition);
      const unknown: string[] = [];
      for (const person of people) if (!known.has(person)) unknown.push(person);
      if (unknown.length === 0) return known;
      return new Map([...known, ...(await present(partition, unknown))]);
    },
    async all(partition) {
      const members: Member[] = [];
      let cursor: string | null = null;
      do {
        const page = await store.query(partition, {
          type: 'member',
          order: [['sortName', 'asc']],
          limit: 1000,
          ...(cursor === null ? {} : { cursor }),
        });
        members.push(...page.items.map(memberOf));
        cursor = page.cursor;
      } while (cursor !== null);
      return members;
    },
    async put(partition, members, { at, before }) {
      let kept = before;
      for (let start = 0; start === 0 || start < members.length; start += batch) {
        const part = members.slice(start, start + batch);
        const [etag] = await store.write(partition, [
          readingOperation(at, kept),
          ...part.map((member) => ({ put: memberDocument(member, partition.scope) })),
        ]);
        kept = { etag: etag ?? '' };
      }
      remember(partition, members);
      await meet(
        partition.tenant,
        members.filter(({ left }) => !left),
      );
    },
  };
}

/** A person as replies show them; somebody no longer known has an empty name, which the tab says in words. */
export function personView(people: ReadonlyMap<string, Member>, id: string) {
  const member = people.get(id);
  return { id, name: member?.name ?? '', left: member?.left ?? true };
}
