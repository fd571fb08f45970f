import { Checkbox } from '@fluentui/react-components';
import type { DeskView } from '#shared/desks/desk.ts';
import { NotificationKind } from '#shared/notifications/kind.ts';
import { useWords } from '../../app/session.tsx';
import { usePreferencesWords } from '../../me/notifications/use-preferences-words.ts';
import { SectionForm } from './SectionForm.tsx';
import { type Changes, isSame, useSection } from './use-section.ts';

type Form = Pick<DeskView, 'silent'>;

/** What people on the desk are told of who have chosen nothing for themselves. */
export function NotificationDefaults({ desk }: { readonly desk: DeskView }) {
  const { settings } = useWords().tab;
  const { kinds, defaults } = usePreferencesWords();
  const section = useSection<Form>(desk, formOf, changesOf);
  const { form, change } = section;
  return (
    <SectionForm about={defaults.about} complete heading={settings.sections.notifications} section={section}>
      <div aria-label={defaults.told} role="group">
        {NotificationKind.options.map((kind) => (
          <div key={kind}>
            <Checkbox
              checked={!form.silent.includes(kind)}
              label={kinds[kind]}
              onChange={(_, { checked }) =>
                change({
                  silent: NotificationKind.options.filter((one) =>
                    one === kind ? checked !== true : form.silent.includes(one),
                  ),
                })
              }
            />
          </div>
        ))}
      </div>
    </SectionForm>
  );
}

function formOf({ silent }: DeskView): Form {
  return { silent };
}

function changesOf({ silent }: Form, seen: DeskView): Changes | null {
  return isSame(silent.toSorted(), seen.silent.toSorted()) ? null : { silent };
}
