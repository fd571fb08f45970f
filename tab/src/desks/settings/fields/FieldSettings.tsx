import { Button, makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { Add20Regular, ArrowUndo20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, findField, mostFields } from '#shared/desks/fields.ts';
import { useWords } from '../../../app/session.tsx';
import { useTouchStyles } from '../../../ui/touch.ts';
import { OrderedRows } from '../OrderedRows.tsx';
import { SectionForm } from '../SectionForm.tsx';
import { useSection } from '../use-section.ts';
import { FieldCard } from './FieldCard.tsx';
import { FieldPreview } from './FieldPreview.tsx';
import { type Form, faultOf, fieldChanges, newField } from './field-form.ts';
import { useFieldsWords } from './use-fields-words.ts';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  add: { alignSelf: 'flex-start' },
  note: { color: tokens.colorNeutralForeground2 },
  archived: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
});

/** The desk's own fields (T11): what they ask, in which order, of which tickets, beside the form that comes of it. */
export function FieldSettings({ desk }: { readonly desk: DeskView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { settings } = useWords().tab;
  const words = useFieldsWords();
  const section = useSection<Form>(desk, ({ fields }) => ({ fields }), fieldChanges);
  const [open, setOpen] = useState<string | null>(null);
  const { fields } = section.form;
  const used = fields.filter(({ archived }) => !archived);
  const archived = fields.filter((field) => field.archived);
  const change = (next: readonly CustomField[]) => section.change({ fields: [...next] });
  const replace = (field: CustomField) => change(fields.map((one) => (one.key === field.key ? field : one)));
  const nameOf = ({ label }: CustomField) => (label.trim() === '' ? words.unnamed : label);
  const add = () => {
    const field = newField();
    change([...used, field, ...archived]);
    setOpen(field.key);
  };
  const remove = (field: CustomField) => {
    if (findField(desk.fields, field.key) === undefined) change(fields.filter(({ key }) => key !== field.key));
    else replace({ ...field, archived: true });
  };
  return (
    <SectionForm
      about={words.about}
      complete={used.every((field) => faultOf(field) === null)}
      heading={settings.sections.fields}
      section={section}
    >
      <div className={styles.part}>
        {used.length === 0 && <Text className={styles.note}>{words.none}</Text>}
        <OrderedRows items={used} nameOf={nameOf} onOrder={(next) => change([...next, ...archived])}>
          {(field) => (
            <FieldCard
              desk={desk}
              field={field}
              onChange={replace}
              onOpen={(wanted) => setOpen(wanted ? field.key : null)}
              onRemove={() => remove(field)}
              open={open === field.key}
              saved={findField(desk.fields, field.key)}
            />
          )}
        </OrderedRows>
        <Button
          className={mergeClasses(styles.add, target)}
          disabledFocusable={used.length >= mostFields}
          icon={<Add20Regular />}
          onClick={add}
          {...(used.length >= mostFields ? { title: words.most(mostFields) } : {})}
        >
          {words.add}
        </Button>
      </div>
      {archived.length > 0 && (
        <section className={styles.part}>
          <Subtitle2 as="h2" className={styles.heading}>
            {words.archivedFields}
          </Subtitle2>
          <Text className={styles.note}>{words.archivedAbout}</Text>
          {archived.map((field) => (
            <div className={styles.archived} key={field.key}>
              <Text className={styles.name}>{nameOf(field)}</Text>
              <Text className={styles.note} size={200}>
                {words.kinds[field.kind]}
              </Text>
              <Button
                appearance="subtle"
                aria-label={words.restore(nameOf(field))}
                className={target}
                disabledFocusable={used.length >= mostFields}
                icon={<ArrowUndo20Regular />}
                onClick={() => replace({ ...field, archived: false })}
                title={used.length >= mostFields ? words.most(mostFields) : words.restore(nameOf(field))}
              />
              <Button
                appearance="subtle"
                aria-label={words.remove(nameOf(field))}
                className={target}
                icon={<Delete20Regular />}
                onClick={() => change(fields.filter(({ key }) => key !== field.key))}
                title={words.remove(nameOf(field))}
              />
            </div>
          ))}
        </section>
      )}
      {used.length > 0 && <FieldPreview desk={desk} fields={used} />}
    </SectionForm>
  );
}
