// Loaded before the program by NODE_OPTIONS: its clock is ahead, as if it had been started so many milliseconds later.
const ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const now = Date.now.bind(Date);

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now() + ahead] : given, newTarget),
});
Date.now = () => now() + ahead;
