import { Text } from '@fluentui/react-components';
import { type Ended, RetentionCategory } from '#shared/privacy/retention.ts';
import { useSession } from '../app/session.tsx';
import { useAdminWords } from './use-admin-words.ts';

interface Props {
  readonly ended: Ended;
  readonly held: number;
  /** Where nothing was or would be deleted. */
  readonly nothing: string;
  readonly lead?: string;
}

/** What a schedule ends, in a sentence, and how much of it is kept for data on hold. */
export function EndedText({ ended, held, nothing, lead = '' }: Props) {
  const { locale } = useSession();
  const { retention: words } = useAdminWords();
  const counted = RetentionCategory.options.flatMap((category) => {
    const count = ended[category] ?? 0;
    return count === 0 ? [] : [words.counts[category](count)];
  });
  const listed = new Intl.ListFormat(locale).format(counted);
  return (
    <Text>
      {counted.length === 0 ? nothing : `${lead} ${listed}`.trim()} {held > 0 && words.kept(held)}
    </Text>
  );
}
