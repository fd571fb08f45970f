import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { withWays } from '#shared/notifications/preferences.ts';
import {
  changeNotificationSettings,
  type MutedView,
  mute,
  type NotificationSettings,
  readNotificationSettings,
  unmute,
} from '#shared/notifications/preferences-contract.ts';
import type { Way } from '#shared/notifications/way.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useUndo } from '../../ui/undo.tsx';
import { usePreferencesWords } from './use-preferences-words.ts';

const key = ['notification-settings'] as const;
export type Change = BodyOf<typeof changeNotificationSettings>;

/** @param staleTime for how many milliseconds it is not asked for again */
export function useNotificationSettings(staleTime = 60_000): UseQueryResult<NotificationSettings> {
  const send = useSend();
  return useQuery({ queryKey: key, queryFn: () => send(readNotificationSettings), staleTime });
}

/** Saves what somebody chooses as they choose it; it shows at once, and goes back where it could not be saved. */
export function useChangeSettings() {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = usePreferencesWords();
  return useMutation({
    mutationFn: (body: Change) => send(changeNotificationSettings, { body }),
    onMutate: async (body) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<NotificationSettings>(key);
      if (before !== undefined) queries.setQueryData(key, changed(before, body));
      return before;
    },
    onError: (_, __, before) => queries.setQueryData(key, before),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      undo.say(words.saved);
    },
  });
}

/** The ways among some that the reader can be told by. */
export function offered<W extends Way>(ways: readonly W[], email: string | null): readonly W[] {
  return ways.filter((way) => way !== 'email' || email !== null);
}

/** Mutes a ticket, a checklist or a desk, or lets one hear of it again. */
export function useMuting() {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { muted } = usePreferencesWords();
  return useMutation({
    mutationFn: ({ subject, deskId, muting }: Muting) =>
      muting ? send(mute, { params: { subject }, body: { deskId } }) : send(unmute, { params: { subject } }),
    onSuccess: (saved, { muting }) => {
      queries.setQueryData(key, saved);
      undo.say(muting ? muted.done : muted.undone);
    },
    onError: (why) => undo.warn(reasonOf(why)),
  });
}
interface Muting {
  readonly subject: MutedView['subject'];
  readonly deskId: DeskId;
  readonly muting: boolean;
}

function changed(before: NotificationSettings, { ways, timeZone, quiet, digest }: Change): NotificationSettings {
  return {
    ...before,
    ways: withWays(before.ways, ways ?? {}),
    timeZone: timeZone ?? before.timeZone,
    quiet: quiet === undefined ? before.quiet : quiet,
    digest: digest === undefined ? before.digest : digest,
  };
}
