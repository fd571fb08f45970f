/** At a time, so that a browser's connections are left for other things. */
const together = 4;

/** Does something with each, a few at a time; `work` deals with its own failures. */
export async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const takeOver = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: together }, takeOver));
}
