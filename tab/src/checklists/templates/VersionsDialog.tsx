import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PlanDifference, planDifferences } from '#shared/checklists/plan-differences.ts';
import { readTemplate, type TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM },
  list: { display: 'grid', gap: tokens.spacingVerticalXS, margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

interface Props {
  readonly desk: DeskView;
  readonly template: TemplateRow;
  readonly onClose: () => void;
}

/** What each version of a template changed from the one before. */
export function VersionsDialog({ desk, template, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { templates, versions: words } = useChecklistWords();
  const [version, setVersion] = useState(template.version);
  const choices = Array.from({ length: template.version - 1 }, (_, n) => choiceOf(template.version - n));
  function choiceOf(of: number) {
    return { value: String(of), text: templates.version(of) };
  }
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.heading(template.name)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={words.choose}>
              <ChoicePicker
                choices={choices}
                chosen={choiceOf(version)}
                label={words.choose}
                onChoose={(value) => setVersion(Number(value))}
              />
            </Field>
            <Changes desk={desk} key={version} template={template} version={version} />
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

function Changes({ desk, template, version }: Omit<Props, 'onClose'> & { readonly version: number }) {
  const styles = useStyles();
  const send = useSend();
  const { language } = useSession();
  const { versions: words } = useChecklistWords();
  const planOf = async (of: number) =>
    (await send(readTemplate, { params: { deskId: desk.id, templateId: template.id }, query: { version: of } })).plan;
  const found = useQuery({
    queryKey: ['template-versions', template.id, version],
    queryFn: async () => {
      const [before, after] = await Promise.all([planOf(version - 1), planOf(version)]);
      return planDifferences(before, after);
    },
  });
  if (found.isError) return <ErrorState message={reasonOf(found.error)} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Spinner aria-label={words.choose} size="small" />;
  if (found.data.length === 0) return <Text>{words.none}</Text>;
  const tell = (difference: PlanDifference): string => {
    if (difference.kind === 'plan') return words.plan[difference.aspect];
    const { title } = difference.item;
    if (difference.kind !== 'changed') return words[difference.kind](title);
    const { aspects, before } = difference;
    const rest = aspects.filter((aspect) => aspect !== 'title').map((aspect) => words.aspects[aspect]);
    const renamed = aspects.includes('title') ? [words.renamed(before.title, title)] : [];
    const changed = rest.length === 0 ? [] : [words.changed(title, new Intl.ListFormat(language).format(rest))];
    return [...renamed, ...changed].join(' ');
  };
  return (
    <ul className={styles.list}>
      {found.data.map((difference) => {
        const text = tell(difference);
        return <li key={text}>{text}</li>;
      })}
    </ul>
  );
}
