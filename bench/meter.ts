/** Preloaded into a bot that is measured: tells the process that started it what it has used so far, and ends with it. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage.rss() / 2 ** 20 });
});
process.on('disconnect', () => process.exit());
// Listening alone keeps no bot alive that was asked to end.
process.channel?.unref();
