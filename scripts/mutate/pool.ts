import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Outcome } from "./trial.ts";
import type { Message, Task } from "./worker.ts";

export interface Listener {
  readonly ready: (task: Task, unusable: readonly string[]) => void;
  readonly tried: (task: Task, number: number, outcome: Outcome) => void;
  /** None of the task's mutants can be tried. */
  readonly failed: (task: Task, error: string) => void;
}

const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
/** For bundling and the first run of the tests, and on top of many times what those tests took. */
const patience = 120_000;

/** Runs tasks in so many processes. A process that hangs or dies has killed its mutant, and another goes on. */
export async function runTasks(tasks: readonly Task[], jobs: number, listener: Listener): Promise<void> {
  const queue = [...tasks];
  const work = async () => {
    let child = start();
    for (let task = queue.shift(); task; ) {
      const rest = await runTask(child, task, listener);
      if (rest) {
        child.kill("SIGKILL");
        child = start();
      }
      task = rest ?? queue.shift();
    }
    child.kill();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
}

function start(): ChildProcess {
  // Tests may print what they like.
  return fork(worker, { stdio: "ignore", serialization: "advanced" });
}

/** What is left of the task when the process cannot go on; undefined when all is done. */
function runTask(child: ChildProcess, task: Task, listener: Listener): Promise<Task | undefined> {
  return new Promise((resolve, reject) => {
    let allowed = patience;
    let trying: number | undefined;
    const stopped = (how: string) => {
      finish();
      if (trying === undefined) return reject(new Error(`${task.target}: the tests ${how} without a mutant`));
      listener.tried(task, trying, { state: "killed", by: how });
      resolve({ ...task, numbers: task.numbers.slice(task.numbers.indexOf(trying) + 1) });
    };
    const died = () => stopped("ended the process");
    const hung = () => stopped("did not end");
    let timer = setTimeout(hung, allowed);
    const heard = (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(hung, allowed);
      if (message.say === "ready") {
        allowed = patience / 4 + 20 * message.milliseconds;
        listener.ready(task, message.unusable);
      } else if (message.say === "trying") trying = message.number;
      else if (message.say === "tried") listener.tried(task, message.number, message.outcome);
      else {
        finish();
        if (message.say === "failed") listener.failed(task, message.error);
        resolve(undefined);
      }
    };
    const finish = () => {
      clearTimeout(timer);
      child.off("message", heard).off("exit", died);
    };
    child.on("message", heard).on("exit", died);
    child.send(task);
  });
}
