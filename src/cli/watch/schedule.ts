/** In milliseconds: a save is often several events, and something that never rests must not hold a run off for good. */
const settlesIn = 80;
const atTheLatest = 1000;

export interface Schedule {
  /** Asks for a run, soon. */
  request(): void;
  stop(): void;
}

/** Runs one thing at a time: when asked during a run, that one is broken off and the next begins. */
export function createSchedule(run: () => Promise<void>, breakOff: () => void): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let asked: number | undefined;
  let running = false;
  let again = false;
  let stopped = false;

  async function start(): Promise<void> {
    asked = undefined;
    if (running) {
      again = true;
      breakOff();
      return;
    }
    running = true;
    do {
      again = false;
      await run();
    } while (again && !stopped);
    running = false;
  }

  return {
    request() {
      if (stopped) return;
      asked ??= Date.now();
      clearTimeout(timer);
      timer = setTimeout(() => void start(), Math.max(0, Math.min(settlesIn, asked + atTheLatest - Date.now())));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
