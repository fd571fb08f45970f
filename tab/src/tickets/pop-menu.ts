export type MenuEntry =
  /** One of several under the same name, or any of them: `checked` holds which. */
  | {
      readonly kind: 'radio' | 'check';
      readonly name: string;
      readonly value: string;
      readonly text: string;
      /** Beside the text, such as a count; `label` then says both. */
      readonly note?: string;
      readonly label?: string;
    }
  | { readonly kind: 'action'; readonly value: string; readonly text: string };

export interface MenuPart {
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
}

export interface PopMenuProps {
  readonly parts: readonly MenuPart[];
  readonly checked?: Readonly<Record<string, readonly string[]>>;
  readonly onCheck?: (name: string, values: readonly string[]) => void;
  readonly onAction?: (value: string) => void;
  readonly onOpen?: (open: boolean) => void;
}
