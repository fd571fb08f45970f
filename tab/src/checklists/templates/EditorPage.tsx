import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { DeskView } from '#shared/desks/desk.ts';
import { useWords } from '../../app/session.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useStarters } from '../use-starters.ts';
import { useTemplate } from '../use-templates.ts';
import { emptyPlan } from './plan-edits.ts';
import { TemplateEditor } from './TemplateEditor.tsx';

const useStyles = makeStyles({
  skeleton: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

interface Props {
  readonly desk: DeskView;
  /** `new`, `new-` and a starter's key, or the id of a template. */
  readonly templateId: string;
  readonly onClose: () => void;
}

export function EditorPage({ desk, templateId, onClose }: Props) {
  const starters = useStarters();
  if (templateId === 'new')
    return (
      <TemplateEditor
        desk={desk}
        from={{ name: '', description: '', plan: emptyPlan() }}
        onClose={onClose}
        saved={null}
      />
    );
  if (!templateId.startsWith('new-')) return <Existing desk={desk} onClose={onClose} templateId={templateId} />;
  const starter = starters.find(({ key }) => `new-${key}` === templateId);
  return starter === undefined ? (
    <Waiting />
  ) : (
    <TemplateEditor desk={desk} from={starter} onClose={onClose} saved={null} />
  );
}

function Existing({ desk, templateId, onClose }: Props) {
  const template = useTemplate(desk, templateId);
  if (template.isError) return <ErrorState message={template.error.message} onRetry={() => void template.refetch()} />;
  if (template.data === undefined) return <Waiting />;
  return <TemplateEditor desk={desk} from={template.data} onClose={onClose} saved={template.data} />;
}

function Waiting() {
  const styles = useStyles();
  const { states } = useWords().ticket;
  return (
    <Skeleton aria-label={states.loading} className={styles.skeleton}>
      <SkeletonItem size={32} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
    </Skeleton>
  );
}
