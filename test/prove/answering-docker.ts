import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A client of Docker that writes down what it is asked, and answers with these lines of a shell. */
export function fakeDocker(...lines: readonly string[]): { calls(): readonly string[] } {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-docker-"));
  const path = process.env.PATH;
  const script = ["#!/bin/sh", `echo "$*" | sed 's/plimsoll-prove-[^ ]*/NAME/g' >> ${directory}/calls`, ...lines];
  writeFileSync(join(directory, "docker"), `${script.join("\n")}\n`);
  chmodSync(join(directory, "docker"), 0o755);
  process.env.PATH = `${directory}:${path}`;
  onTestFinished(() => {
    process.env.PATH = path;
    rmSync(directory, { recursive: true });
  });
  return { calls: () => readFileSync(join(directory, "calls"), "utf8").trimEnd().split("\n") };
}
