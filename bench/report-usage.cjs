// Loaded before a measured program: writes down what the process used.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1024 };
  require("node:fs").writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
