/** One operation under one load; times in milliseconds, the limit measured in the same run. */
export interface Line {
  readonly operation: string;
  readonly connections: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly limitPerSecond: number;
  readonly ratio: number;
}
export interface Figure {
  readonly operation: string;
  readonly value: number;
  readonly unit: string;
}
export interface Printer {
  title(text: string): void;
  line(line: Line): void;
  figure(figure: Figure): void;
}

const columns = ['operation', 'connections', 'per second', 'p50 ms', 'p99 ms', 'limit per second', 'ratio'];
const widths = [18, 12, 12, 9, 9, 17, 7];

/** Rounded so that what is noise is not shown as a result. */
export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** A line as soon as it is known: JSON lines for programs, a table for people. */
export function openPrinter(format: 'json' | 'table'): Printer {
  if (format === 'json') {
    const print = (item: Line | Figure) => console.log(JSON.stringify(item));
    return { title: () => undefined, line: print, figure: print };
  }
  let printed = 0;
  return {
    title: (text) => console.log(text),
    line({ operation, connections, perSecond, p50, p99, limitPerSecond, ratio }) {
      if (printed++ === 0) console.log(`\n${row(columns)}`);
      console.log(
        row([operation, ...[connections, perSecond, p50, p99, limitPerSecond].map(String), ratio.toFixed(2)]),
      );
    },
    figure({ operation, value, unit }) {
      console.log(`${operation.padEnd(46)} ${value} ${unit}`);
    },
  };
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(18) : cell.padStart(widths[index] ?? 0))).join(' ');
}
