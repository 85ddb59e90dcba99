/** Linux signals by name without SIG, as x86-64 and arm64 number them (signal(7)); RTMIN and RTMAX as glibc does. */
export const signals: ReadonlyMap<string, number> = new Map([
  ["HUP", 1],
  ["INT", 2],
  ["QUIT", 3],
  ["ILL", 4],
  ["TRAP", 5],
  ["ABRT", 6],
  ["IOT", 6],
  ["BUS", 7],
  ["FPE", 8],
  ["KILL", 9],
  ["USR1", 10],
  ["SEGV", 11],
  ["USR2", 12],
  ["PIPE", 13],
  ["ALRM", 14],
  ["TERM", 15],
  ["STKFLT", 16],
  ["CHLD", 17],
  ["CLD", 17],
  ["CONT", 18],
  ["STOP", 19],
  ["TSTP", 20],
  ["TTIN", 21],
  ["TTOU", 22],
  ["URG", 23],
  ["XCPU", 24],
  ["XFSZ", 25],
  ["VTALRM", 26],
  ["PROF", 27],
  ["WINCH", 28],
  ["IO", 29],
  ["POLL", 29],
  ["PWR", 30],
  ["SYS", 31],
  ["RTMIN", 34],
  ["RTMAX", 64],
]);

const highest = 64;

/** Number of a signal as STOPSIGNAL takes it: "SIGTERM", "term", "15", "SIGRTMIN+3"; undefined when there is none such. */
export function signalNumber(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) {
    const number = Number(text);
    return number >= 1 && number <= highest ? number : undefined;
  }
  const name = text.toUpperCase().replace(/^SIG/, "");
  const realTime = /^(RTMIN\+|RTMAX-)(\d{1,2})$/.exec(name);
  if (!realTime) return signals.get(name);
  const offset = Number(realTime[2]);
  const number = realTime[1] === "RTMIN+" ? 34 + offset : highest - offset;
  return number >= 34 && number <= highest ? number : undefined;
}

/** "SIGTERM" for 15 and "term"; undefined for what is no signal or has no name of its own. */
export function signalName(text: string): string | undefined {
  const number = signalNumber(text);
  if (number === undefined) return undefined;
  for (const [name, value] of signals) if (value === number) return `SIG${name}`;
  return undefined;
}

/** Signals that no process can catch: a container stopped by one has no chance to end its work. */
export function isUncatchable(text: string): boolean {
  const number = signalNumber(text);
  return number === 9 || number === 19;
}
