import { changePreferences, personPartition, readPreferences } from '#bot/members/preferences-document.ts';
import { reconsider } from '#bot/notifications/held.ts';
import type { Store } from '#bot/store/port.ts';
import { usesEmail, withoutEmail } from '#shared/notifications/preferences.ts';
import type { Subscriber } from './unsubscribing.ts';

interface Deps {
  readonly store: Store;
  readonly now: () => Date;
}
export type EndEmails = ReturnType<typeof endEmailsWith>;

/** Has somebody told in Teams from now on; writes nothing for who has no e-mails, such as one whose data were erased. */
export function endEmailsWith({ store, now }: Deps) {
  return async (subscriber: Subscriber): Promise<void> => {
    const { tenant, person } = subscriber;
    if (!usesEmail(await readPreferences(store, tenant, person))) return;
    await changePreferences(store, subscriber, withoutEmail);
    await reconsider(store, personPartition(tenant, person), now().toISOString());
  };
}
