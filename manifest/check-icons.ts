import { type Picture, readPng } from './png.ts';

const colourSize = 192;
/** The middle part of the colour icon that every client shows, whatever shape it cuts. */
const safeSize = 96;
const outlineSize = 32;

/**
 * The store's rules for icons: 192 × 192 on a full background with the symbol in the middle 96 × 96, and 32 × 32 in white on
 * nothing without room around it.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons
 */
export function checkIcons({
  color,
  outline,
}: {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}): readonly string[] {
  return [...checkColour(readPng(color)), ...checkOutline(readPng(outline))];
}

function checkColour(picture: Picture): readonly string[] {
  if (picture.width !== colourSize || picture.height !== colourSize)
    return [`the colour icon is not ${colourSize} × ${colourSize}`];
  const edge = (colourSize - safeSize) / 2;
  const isSafe = (at: number) => at >= edge && at < edge + safeSize;
  const background = picture.pixel(0, 0).join();
  const outside = pixelsOf(picture).filter(({ x, y }) => !(isSafe(x) && isSafe(y)));
  const findings = outside.every(({ rgba }) => rgba.join() === background)
    ? []
    : ['the colour icon leaves its safe area'];
  return picture.pixel(0, 0)[3] === 255 ? findings : [...findings, 'the colour icon has no full background'];
}

function checkOutline(picture: Picture): readonly string[] {
  if (picture.width !== outlineSize || picture.height !== outlineSize)
    return [`the outline icon is not ${outlineSize} × ${outlineSize}`];
  const drawn = pixelsOf(picture).filter(({ rgba }) => rgba[3] > 0);
  const isWhite = drawn.every(({ rgba: [red, green, blue] }) => red === 255 && green === 255 && blue === 255);
  const span = Math.max(...drawn.map(({ x }) => x)) - Math.min(...drawn.map(({ x }) => x)) + 1;
  return [
    ...(isWhite ? [] : ['the outline icon is not white on nothing']),
    ...(drawn.length < outlineSize ** 2 ? [] : ['the outline icon has a background']),
    ...(span >= outlineSize - 2 ? [] : ['the outline icon has room around it']),
  ];
}

function pixelsOf({ width, height, pixel }: Picture) {
  return Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    return { x, y, rgba: pixel(x, y) };
  });
}
