/** Loaded into a measured process (`node --require`): writes what it used when it ends. */
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    if (process.env.BENCH_USAGE)
      writeFileSync(
        process.env.BENCH_USAGE,
        JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, rss: maxRSS / 1024 }),
      );
  });
