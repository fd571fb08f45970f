import { makeStyles, tokens } from '@fluentui/react-components';
import type { PurchaseView } from '#shared/billing/contract.ts';
import { useSession } from '../app/session.tsx';
import { usePurchaseWords } from './use-purchase-words.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

/** A subscription; who bought it, and for whom, is told to whoever comes from the marketplace. */
type Told = Pick<PurchaseView, 'plan' | 'seats' | 'term' | 'termEnds' | 'state' | 'trial'> &
  Partial<Pick<PurchaseView, 'purchaser' | 'beneficiary'>>;

/** What the marketplace told; what it did not tell is left out. */
export function PurchaseFacts({ purchase }: { readonly purchase: Told }) {
  const styles = useStyles();
  const { locale } = useSession();
  const { facts, plans, terms, trial, states } = usePurchaseWords();
  const { plan, seats, term, termEnds, state } = purchase;
  const planName = plans[plan] ?? plan;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const told: readonly (readonly [string, string | null])[] = [
    [facts.plan, purchase.trial ? `${planName} (${trial})` : planName],
    [facts.seats, seats === null ? null : new Intl.NumberFormat(locale).format(seats)],
    [facts.term, term === null ? null : (terms[term] ?? term)],
    [facts.termEnds, termEnds === null ? null : days.format(new Date(termEnds))],
    [facts.state, states[state]],
    [facts.purchaser, purchase.purchaser ?? null],
    [facts.beneficiary, purchase.beneficiary ?? null],
  ];
  return (
    <dl className={styles.facts}>
      {told.map(([what, value]) => value !== null && <Fact key={what} value={value} what={what} />)}
    </dl>
  );
}

function Fact({ what, value }: { readonly what: string; readonly value: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{value}</dd>
    </>
  );
}
