import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  Add20Regular,
  ArrowLeft20Regular,
  CalendarClock20Regular,
  Delete20Regular,
  Edit20Regular,
  History20Regular,
  Play20Regular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { itemsOf } from '#shared/checklists/plan.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { archiveTemplate, type TemplateRow } from '#shared/checklists/template-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { lazily } from '../../app/lazily.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { ListSkeleton } from '../../tickets/list/ListSkeleton.tsx';
import { useNow } from '../../ui/clock.ts';
import { relativeTime } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { StartDialog } from '../StartDialog.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useStarters } from '../use-starters.ts';
import { useTemplates } from '../use-templates.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { Schedules } from './Schedules.tsx';

const VersionsDialog = lazily(async () => (await import('./VersionsDialog.tsx')).VersionsDialog);

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto' },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { flexGrow: 1, margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  content: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '960px', padding: tokens.spacingHorizontalL },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'grid', flexGrow: 1, flexBasis: '240px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  subheading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly desk: DeskView;
  readonly onStarted: (run: RunView) => void;
}

/** A desk's templates, and starters to take from. */
export function TemplatesPage({ desk, onStarted }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const { templates: words } = useChecklistWords();
  const templates = useTemplates(desk);
  const starters = useStarters();
  const [starting, setStarting] = useState<TemplateRow | null>(null);
  const [planning, setPlanning] = useState<TemplateRow | null>(null);
  const base = `/desk/${desk.id}`;
  const mayCreate = desk.can.includes('template.create');
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Button
          appearance="subtle"
          className={target}
          icon={<ArrowLeft20Regular />}
          onClick={() => navigate(`${base}/checklists`)}
        >
          {words.back}
        </Button>
        <h1 className={styles.heading}>{words.heading}</h1>
        {mayCreate && (
          <Button
            appearance="primary"
            className={target}
            icon={<Add20Regular />}
            onClick={() => navigate(`${base}/templates/new`)}
          >
            {words.create}
          </Button>
        )}
      </div>
      <div className={styles.content}>
        {templates.isPending && <ListSkeleton phone={false} rows={4} />}
        {templates.isError && <ErrorState message={templates.error.message} onRetry={() => void templates.refetch()} />}
        {templates.isSuccess && templates.data.length === 0 && <EmptyState text={words.empty} />}
        <ul className={styles.rows}>
          {(templates.data ?? []).map((row) => (
            <li key={row.id}>
              <TemplateLine
                desk={desk}
                onPlan={() => setPlanning(row)}
                onStart={() => setStarting(row)}
                template={row}
              />
            </li>
          ))}
        </ul>
        <Schedules desk={desk} templates={templates.data ?? []} />
        {mayCreate && (
          <section aria-label={words.starters}>
            <h2 className={styles.subheading}>{words.starters}</h2>
            <Text className={styles.quiet}>{words.startersHint}</Text>
            <ul className={styles.rows}>
              {starters.map(({ key, name, description, plan }) => (
                <li className={styles.row} key={key}>
                  <span className={styles.words}>
                    <Text>{name}</Text>
                    <Text className={styles.quiet} size={200}>
                      {description} · {words.items(itemsOf(plan).length)}
                    </Text>
                  </span>
                  <Button
                    aria-label={words.use(name)}
                    className={target}
                    icon={<Add20Regular />}
                    onClick={() => navigate(`${base}/templates/new-${key}`)}
                  >
                    {words.take}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {planning !== null && <ScheduleDialog desk={desk} onClose={() => setPlanning(null)} template={planning} />}
      {starting !== null && (
        <StartDialog desk={desk} onClose={() => setStarting(null)} onStarted={onStarted} template={starting} />
      )}
    </div>
  );
}

interface LineProps {
  readonly desk: DeskView;
  readonly template: TemplateRow;
  readonly onStart: () => void;
  readonly onPlan: () => void;
}

function TemplateLine({ desk, template, onStart, onPlan }: LineProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const [, navigate] = useLocation();
  const now = useNow();
  const { locale } = useSession();
  const all = useWords();
  const { templates: words, schedule, versions } = useChecklistWords();
  const [comparing, setComparing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { name, items, version, updatedBy, updatedAt } = template;
  const edited = words.edited(
    updatedBy.name || all.ticket.people.unknown,
    relativeTime(updatedAt, now, locale, all.ticket.time.now),
  );
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <Text weight="semibold">{name}</Text>
        <Text className={styles.quiet} size={200}>
          {[words.items(items), words.version(version), edited].join(' · ')}
        </Text>
      </span>
      {template.can.includes('start') && (
        <Button aria-label={`${words.start}: ${name}`} className={target} icon={<Play20Regular />} onClick={onStart}>
          {words.start}
        </Button>
      )}
      {template.can.includes('start') && (
        <Button
          appearance="subtle"
          aria-label={schedule.addFor(name)}
          className={target}
          icon={<CalendarClock20Regular />}
          onClick={onPlan}
          title={schedule.add}
        />
      )}
      {version > 1 && (
        <Button
          appearance="subtle"
          aria-label={versions.open(name)}
          className={target}
          icon={<History20Regular />}
          onClick={() => setComparing(true)}
          title={versions.open(name)}
        />
      )}
      {template.can.includes('edit') && (
        <>
          <Button
            appearance="subtle"
            aria-label={`${words.edit}: ${name}`}
            className={target}
            icon={<Edit20Regular />}
            onClick={() => navigate(`/desk/${desk.id}/templates/${template.id}`)}
          />
          <Button
            appearance="subtle"
            aria-label={`${words.remove}: ${name}`}
            className={target}
            icon={<Delete20Regular />}
            onClick={() => setRemoving(true)}
          />
        </>
      )}
      {comparing && (
        <Suspense fallback={null}>
          <VersionsDialog desk={desk} onClose={() => setComparing(false)} template={template} />
        </Suspense>
      )}
      {removing && <RemoveDialog desk={desk} onClose={() => setRemoving(false)} template={template} />}
    </div>
  );
}

function RemoveDialog({
  desk,
  template,
  onClose,
}: Pick<LineProps, 'desk' | 'template'> & { readonly onClose: () => void }) {
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { templates: words } = useChecklistWords();
  const remove = useMutation({
    mutationFn: () => send(archiveTemplate, { params: { deskId: desk.id, templateId: template.id } }),
    onSuccess: () => {
      undo.say(words.removed);
      void queries.invalidateQueries({ queryKey: ['templates', desk.id] });
      onClose();
    },
    onError: (why) => {
      undo.warn(reasonOf(why));
      onClose();
    },
  });
  return (
    <Dialog modalType="alert" onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.removeHeading(template.name)}</DialogTitle>
          <DialogContent>{words.removeMeans}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={target}
              disabledFocusable={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {words.remove}
            </Button>
            <Button className={target} onClick={onClose}>
              {words.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
