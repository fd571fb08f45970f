import { Field, Input, Select, Switch, Textarea } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PolicyKind, type Said } from '#shared/privacy/policy.ts';
import { listPolicies, publishPolicy, readPolicy } from '#shared/privacy/policy-contract.ts';
import { useSend } from '../app/client.ts';
import { usePrivacyWords } from '../me/use-privacy-words.ts';
import { useUndo } from '../ui/undo.tsx';
import { AdminDialog } from './AdminDialog.tsx';
import { useAdminWords } from './use-admin-words.ts';

const nothing: Said = { en: '', fr: '' };

/** Begins with the text of the newest version, to be changed. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { policies: words } = useAdminWords();
  const { policies: named } = usePrivacyWords();
  const [kind, setKind] = useState<PolicyKind>('privacy');
  const [effectiveOn, setEffectiveOn] = useState('');
  const [material, setMaterial] = useState(true);
  const [changes, setChanges] = useState(nothing);
  const [typed, setTyped] = useState<Said | null>(null);
  const [tried, setTried] = useState(false);
  const newest = useQuery({
    queryKey: ['newest-policy', kind],
    queryFn: async () => {
      const version = (await send(listPolicies)).items.find((policy) => policy.kind === kind)?.version ?? 1;
      return await send(readPolicy, { params: { kind, version } });
    },
  });
  const text = typed ?? newest.data?.text ?? nothing;
  const body = { kind, effectiveOn, material, changes, text };
  const missing = (value: string) => (tried && value.trim() === '' ? { validationMessage: words.needed } : {});
  const publishing = useMutation({
    mutationFn: () => send(publishPolicy, { body }),
    onSuccess: () => {
      toast.say(words.published);
      onClose();
      return queries.invalidateQueries();
    },
  });
  return (
    <AdminDialog
      act={words.act}
      busy={publishing.isPending}
      failure={publishing.error ?? newest.error}
      heading={words.publishHeading}
      means={words.publishMeans}
      onAct={() => {
        setTried(true);
        if (publishPolicy.body.safeParse(body).success) publishing.mutate();
      }}
      onClose={onClose}
    >
      <Field label={words.kind}>
        <Select
          onChange={(_, { value }) => {
            setKind(PolicyKind.parse(value));
            setTyped(null);
          }}
          value={kind}
        >
          {PolicyKind.options.map((one) => (
            <option key={one} value={one}>
              {named.kinds[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.effectiveOn} required {...missing(effectiveOn)}>
        <Input onChange={(_, { value }) => setEffectiveOn(value)} type="date" value={effectiveOn} />
      </Field>
      <Switch checked={material} label={words.material} onChange={(_, { checked }) => setMaterial(checked)} />
      {(['en', 'fr'] as const).map((language) => (
        <Field
          key={language}
          label={language === 'en' ? words.changesEn : words.changesFr}
          required
          {...missing(changes[language])}
        >
          <Input
            maxLength={500}
            onChange={(_, { value }) => setChanges({ ...changes, [language]: value })}
            value={changes[language]}
          />
        </Field>
      ))}
      {(['en', 'fr'] as const).map((language) => (
        <Field
          key={language}
          label={language === 'en' ? words.textEn : words.textFr}
          required
          {...missing(text[language])}
        >
          <Textarea
            maxLength={20_000}
            onChange={(_, { value }) => setTyped({ ...text, [language]: value })}
            resize="vertical"
            rows={8}
            value={text[language]}
          />
        </Field>
      ))}
    </AdminDialog>
  );
}
