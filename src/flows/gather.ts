/**
 * Gives a function that does things of one name one after the other: what comes while others are being done waits, and is
 * done together with everything else of that name that waited. `work` gives how many of them it has done, one at least; the
 * others are next. When it rejects, all of them are.
 */
export function gather<Item>(
  work: (items: readonly [Item, ...Item[]]) => Promise<number>,
): (name: string, item: Item) => Promise<void> {
  const lines = new Map<string, Waiting<Item>[]>();

  async function serve(name: string, line: Waiting<Item>[]): Promise<void> {
    for (let [first, ...others] = line; first; [first, ...others] = line) {
      try {
        const done = await work([first.item, ...others.map(({ item }) => item)]);
        for (const { resolve } of line.splice(0, done)) resolve();
      } catch (error) {
        for (const { reject } of line.splice(0, 1 + others.length)) reject(error);
      }
    }
    lines.delete(name);
  }

  return (name, item) =>
    new Promise((resolve, reject) => {
      const line = lines.get(name);
      const waiting = { item, resolve, reject };
      if (line) {
        line.push(waiting);
        return;
      }
      const begun = [waiting];
      lines.set(name, begun);
      void serve(name, begun);
    });
}

type Waiting<Item> = { item: Item; resolve: () => void; reject: (error: unknown) => void };
