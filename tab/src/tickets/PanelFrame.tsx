import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { z } from 'zod';
import { useWords } from '../app/session.tsx';
import { useStored } from '../app/stored.ts';

const NARROWEST = 480;
const WIDEST = 640;
const STEP = 16;

const useStyles = makeStyles({
  panel: { position: 'relative', flexShrink: 0, minHeight: 0, height: '100%', boxSizing: 'border-box' },
  beside: { borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  page: { position: 'absolute', inset: 0, zIndex: 5, backgroundColor: tokens.colorNeutralBackground1 },
  edge: {
    position: 'absolute',
    left: '-4px',
    top: 0,
    bottom: 0,
    zIndex: 6,
    width: '8px',
    margin: 0,
    border: 'none',
    cursor: 'col-resize',
    touchAction: 'none',
    backgroundColor: 'transparent',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { backgroundColor: tokens.colorStrokeFocus2, outlineStyle: 'none' },
  },
});

interface Props {
  /** Beside the list where there is room, else in its place. */
  readonly place: 'beside' | 'page';
  readonly children: ReactNode;
}

/** Where a ticket opens. Beside the list its width can be set with the pointer or the arrow keys. */
export function PanelFrame({ place, children }: Props) {
  const styles = useStyles();
  const [kept, keep] = useStored('panel-width', z.number().min(NARROWEST).max(WIDEST), 520);
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? kept;
  if (place === 'page') return <div className={mergeClasses(styles.panel, styles.page)}>{children}</div>;
  return (
    <div className={mergeClasses(styles.panel, styles.beside)} style={{ width }}>
      <Edge
        className={styles.edge}
        onDrag={setDragged}
        onSet={(next) => {
          setDragged(null);
          keep(next);
        }}
        width={width}
      />
      {children}
    </div>
  );
}

interface EdgeProps {
  readonly className: string;
  readonly width: number;
  readonly onDrag: (width: number) => void;
  readonly onSet: (width: number) => void;
}

function Edge({ className, width, onDrag, onSet }: EdgeProps) {
  const { panel } = useWords().tab;
  const onKeyDown = (event: KeyboardEvent) => {
    const delta = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (delta === undefined) return;
    event.preventDefault();
    onSet(within(width + delta));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const { currentTarget: edge, pointerId, clientX } = event;
    const widthAt = (moved: { readonly clientX: number }) => within(width + clientX - moved.clientX);
    edge.setPointerCapture(pointerId);
    edge.onpointermove = (moved) => onDrag(widthAt(moved));
    edge.onpointerup = (moved) => {
      edge.onpointermove = null;
      edge.onpointerup = null;
      onSet(widthAt(moved));
    };
  };
  return (
    <div
      aria-label={panel.resize}
      aria-orientation="vertical"
      aria-valuemax={WIDEST}
      aria-valuemin={NARROWEST}
      aria-valuenow={Math.round(width)}
      className={className}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      role="separator"
      tabIndex={0}
    />
  );
}

function within(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}
