import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type PolicyHeadView, readPolicy } from '#shared/privacy/policy-contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { MarkdownText } from '../ui/MarkdownText.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { usePrivacyWords } from './use-privacy-words.ts';

interface Props {
  readonly policy: Pick<PolicyHeadView, 'kind' | 'version'>;
  readonly onClose: () => void;
}

/** One version of the policy or of the list, in the reader's language. */
export function PolicyDialog({ policy: { kind, version }, onClose }: Props) {
  const { target } = useTouchStyles();
  const { language } = useSession();
  const send = useSend();
  const { policies: words } = usePrivacyWords();
  const policy = useQuery({
    queryKey: ['policy', kind, version],
    queryFn: () => send(readPolicy, { params: { kind, version } }),
  });
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{`${words.kinds[kind]} · ${words.version(version)}`}</DialogTitle>
          <DialogContent>
            {policy.isError && <ErrorState message={reasonOf(policy.error)} onRetry={() => void policy.refetch()} />}
            {policy.isPending && <Spinner />}
            {policy.data !== undefined && <MarkdownText people={[]} text={policy.data.text[language]} />}
          </DialogContent>
          <DialogActions>
            <Button className={target} onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
