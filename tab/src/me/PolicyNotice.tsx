import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { acknowledgePolicy, type PolicyHeadView } from '#shared/privacy/policy-contract.ts';
import { useSend } from '../app/client.ts';
import { lazily } from '../app/lazily.ts';
import { useSession } from '../app/session.tsx';
import { OptionalPart } from '../ui/OptionalPart.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { usePrivacyWords } from './use-privacy-words.ts';

const PolicyDialog = lazily(async () => (await import('./PolicyDialog.tsx')).PolicyDialog);

const useStyles = makeStyles({ notice: { flexShrink: 0 } });

/** A material change of policy, with what changes, and the whole of it where one asks. */
export function PolicyNotice({ notice }: { readonly notice: PolicyHeadView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { language, locale } = useSession();
  const { policies: words } = usePrivacyWords();
  const send = useSend();
  const queries = useQueryClient();
  const [reading, setReading] = useState(false);
  const { kind, version, effectiveAt, changes } = notice;
  const acknowledging = useMutation({
    mutationFn: () => send(acknowledgePolicy, { params: { kind, version } }),
    onSuccess: (after) => queries.setQueryData(['my-privacy'], after),
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(effectiveAt));
  return (
    <>
      <MessageBar className={styles.notice} intent="info" layout="multiline">
        <MessageBarBody>
          {words.changes[kind](day)} {changes[language]}
        </MessageBarBody>
        <MessageBarActions>
          <Button className={target} onClick={() => setReading(true)} size="small">
            {words.read}
          </Button>
          <Button
            className={target}
            disabledFocusable={acknowledging.isPending}
            onClick={() => acknowledging.mutate()}
            size="small"
          >
            {words.acknowledge}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {reading && (
        <OptionalPart>
          <PolicyDialog onClose={() => setReading(false)} policy={notice} />
        </OptionalPart>
      )}
    </>
  );
}
