import { expect, test } from 'vitest';
import { fileLimits, isPicture, kindOf, safeName } from './file.ts';

test.each([
  ['rapport.pdf', 'rapport.pdf'],
  ['Été à la plage.jpeg', 'Été à la plage.jpeg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\calc.exe', 'calc.exe'],
  ['/', 'file'],
  ['..', 'file'],
  ['  . ', 'file'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['photo\u202egnp.exe', 'photognp.exe'],
  ['con<ti>ne|nt?.txt', 'continent.txt'],
  ['.htaccess', 'htaccess'],
  ['trois   blancs.txt', 'trois blancs.txt'],
])('a file called %j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept);
});

test('a long name is cut before its ending, and never in the middle of a letter', () => {
  expect(safeName(`${'x'.repeat(400)}.docx`)).toBe(`${'x'.repeat(fileLimits.name - 5)}.docx`);
  expect(safeName(`${'👩‍🚒'.repeat(90)}.png`).isWellFormed()).toBe(true);
});

test.each([
  ['image/png', true],
  ['image/webp', true],
  ['image/svg+xml', false],
  ['text/html', false],
  ['application/xml', false],
])('%s is shown as a picture: %s', (type, shown) => {
  expect(isPicture(type)).toBe(shown);
});

test.each([
  ['application/pdf', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'sheet'],
  ['application/zip', 'archive'],
  ['text/plain', 'text'],
  ['application/octet-stream', 'other'],
])('%s is a %s', (type, kind) => {
  expect(kindOf(type)).toBe(kind);
});
