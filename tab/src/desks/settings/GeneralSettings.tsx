import { Field, Input, makeStyles, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import type { DeskView } from '#shared/desks/desk.ts';
import { Visibility } from '#shared/members/member.ts';
import { Language } from '#shared/words/language.ts';
import { useWords } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { SectionForm } from './SectionForm.tsx';
import { type Changes, useSection } from './use-section.ts';

const useStyles = makeStyles({ prefix: { maxWidth: '160px' } });

type Form = Pick<DeskView, 'name' | 'prefix' | 'language' | 'visibility'>;

export function GeneralSettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings, config } = useWords().tab;
  const section = useSection<Form>(desk, formOf, changesOf);
  const { form, change } = section;
  const nameMissing = form.name.trim() === '';
  const prefixWrong = !/^[A-Z][A-Z0-9]{0,9}$/.test(form.prefix);
  return (
    <SectionForm
      about={settings.about.general}
      complete={!nameMissing && !prefixWrong}
      heading={settings.sections.general}
      section={section}
    >
      <Field label={settings.name} required {...(nameMissing ? { validationMessage: settings.nameNeeded } : {})}>
        <Input
          className={target}
          maxLength={80}
          onChange={(_, { value }) => change({ name: value })}
          value={form.name}
        />
      </Field>
      <Field
        hint={settings.prefixHint}
        label={settings.prefix}
        required
        {...(prefixWrong ? { validationMessage: settings.prefixWrong } : {})}
      >
        <Input
          className={mergeClasses(styles.prefix, target)}
          maxLength={10}
          onChange={(_, { value }) => change({ prefix: value.toUpperCase() })}
          value={form.prefix}
        />
      </Field>
      <Field hint={settings.languageHint} label={settings.language}>
        <RadioGroup
          layout="horizontal"
          onChange={(_, { value }) => change({ language: Language.parse(value) })}
          value={form.language}
        >
          <Radio className={target} label={config.english} value="en" />
          <Radio className={target} label={config.french} value="fr" />
        </RadioGroup>
      </Field>
      <Field hint={settings.visibilityHint} label={settings.visibility}>
        <RadioGroup
          onChange={(_, { value }) => change({ visibility: Visibility.parse(value) })}
          value={form.visibility}
        >
          {Visibility.options.map((visibility) => (
            <Radio className={target} key={visibility} label={settings.visibilities[visibility]} value={visibility} />
          ))}
        </RadioGroup>
      </Field>
    </SectionForm>
  );
}

function formOf({ name, prefix, language, visibility }: DeskView): Form {
  return { name, prefix, language, visibility };
}

function changesOf(form: Form, seen: DeskView): Changes | null {
  const name = form.name.trim();
  const changes = {
    ...(name === seen.name ? {} : { name }),
    ...(form.prefix === seen.prefix ? {} : { prefix: form.prefix }),
    ...(form.visibility === seen.visibility ? {} : { visibility: form.visibility }),
    ...(form.language === seen.language ? {} : { language: form.language }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}
