/** So far the mouse moves before a press becomes a drag, in pixels. */
const THRESHOLD = 6;
/** So long a finger rests on a card to lift it, in milliseconds; sooner it scrolls. */
const LONG_PRESS = 350;
/** So near its edge the board scrolls by itself, in pixels. */
const EDGE = 48;
const EDGE_SPEED = 14;

interface Drag {
  /** False where the thing may not be lifted. */
  readonly onLift: () => boolean;
  /** The value of `data-drop` under the pointer, null where there is none. */
  readonly onOver: (place: string | null) => void;
  readonly onDrop: (place: string | null) => void;
  readonly onCancel: () => void;
}

/**
 * Follows one press on an element: a copy of it goes along with the pointer until it is released.
 * @returns gives up, wherever it has come to
 */
export function dragFrom(source: HTMLElement, press: PointerEvent, drag: Drag): () => void {
  const { pointerId, pointerType, clientX, clientY } = press;
  const following = new AbortController();
  const { signal } = following;
  let ghost: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    clearTimeout(timer);
    following.abort();
    ghost?.remove();
  };
  const lift = () => {
    if (!drag.onLift()) return end();
    ghost = copyOf(source);
    ghost.style.translate = '0 0';
    document.getSelection()?.removeAllRanges();
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const [x, y] = [event.clientX - clientX, event.clientY - clientY];
    if (ghost === null) {
      if (Math.hypot(x, y) < THRESHOLD) return;
      if (pointerType !== 'mouse') return end();
      lift();
    }
    if (ghost === null) return;
    ghost.style.translate = `${x}px ${y}px`;
    scrollAtEdge(source, event.clientX);
    drag.onOver(placeAt(event.clientX, event.clientY));
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const carried = ghost !== null;
    end();
    if (!carried) return;
    swallowClick();
    drag.onDrop(placeAt(event.clientX, event.clientY));
  };
  const giveUp = () => {
    const carried = ghost !== null;
    end();
    if (carried) drag.onCancel();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && ghost !== null) giveUp();
  };

  if (pointerType !== 'mouse') timer = setTimeout(lift, LONG_PRESS);
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', onUp, { signal });
  window.addEventListener('pointercancel', giveUp, { signal });
  window.addEventListener('keydown', onKey, { signal });
  window.addEventListener('contextmenu', (event) => ghost !== null && event.preventDefault(), { signal });
  // A finger that carries a card does not scroll the page.
  window.addEventListener('touchmove', (event) => ghost !== null && event.preventDefault(), { signal, passive: false });
  return giveUp;
}

function copyOf(source: HTMLElement): HTMLElement {
  const { left, top, width, height } = source.getBoundingClientRect();
  const ghost = source.cloneNode(true);
  if (!(ghost instanceof HTMLElement)) throw new Error('the copy of a card is no element');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.removeAttribute('data-ticket');
  ghost.tabIndex = -1;
  Object.assign(ghost.style, {
    position: 'fixed',
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    transform: 'rotate(1.5deg)',
    pointerEvents: 'none',
    zIndex: '1000',
  });
  // Beside the source it keeps the colours of the theme.
  (source.closest('[data-board]') ?? document.body).append(ghost);
  return ghost;
}

function placeAt(x: number, y: number): string | null {
  const place = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-drop]');
  return place?.dataset['drop'] ?? null;
}

function scrollAtEdge(source: HTMLElement, x: number): void {
  const board = source.closest('[data-board]');
  if (board === null) return;
  const { left, right } = board.getBoundingClientRect();
  if (x < left + EDGE) board.scrollBy({ left: -EDGE_SPEED });
  if (x > right - EDGE) board.scrollBy({ left: EDGE_SPEED });
}

/** The browser takes a drop for a click. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
