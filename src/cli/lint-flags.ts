import type { Arguments, Flags } from "./options.ts";

/** Flags of `lint`, in the order of its help. */
export const lintFlags = {
  fix: { type: "boolean", help: "Apply safe fixes to the files; with `-`, write the fixed text to standard output" },
  "fix-unsafe": { type: "boolean", help: "Apply unsafe fixes too" },
  diff: { type: "boolean", help: "Show what --fix would change and write nothing; exit 1 if it would change anything" },
  format: {
    type: "string",
    multiple: true,
    short: "f",
    value: "NAME[=FILE]",
    help: "pretty, compact, json, sarif or github; repeat it to write several",
  },
  output: { type: "string", short: "o", value: "FILE", help: "Write the report to a file" },
  preset: { type: "string", multiple: true, short: "p", value: "NAME", help: "In place of the configured presets" },
  rule: {
    type: "string",
    multiple: true,
    short: "r",
    value: "NAME[:LEVEL]",
    help: "Set a rule: on, off, error, warning, info",
  },
  config: { type: "string", short: "c", value: "FILE", help: "Use this config instead of searching for one" },
  "no-config": { type: "boolean", help: "Use no config" },
  "fail-on": {
    type: "string",
    value: "LEVEL",
    help: "Exit 1 on findings from error, warning (default) or info on, or never",
  },
  "max-warnings": { type: "string", value: "N", help: "Exit 1 on more warnings than N; --fail-on is `error` then" },
  "exit-zero": { type: "boolean", help: "Exit 0 whatever is found" },
  quiet: { type: "boolean", short: "q", help: "Show errors only; --fail-on is `error` then" },
  "stdin-filename": { type: "string", value: "PATH", help: "Name of what is read from `-` (default: Dockerfile)" },
  "build-arg": { type: "string", multiple: true, value: "NAME=VALUE", help: "As docker build: value of an ARG" },
  "build-context": { type: "string", multiple: true, value: "NAME=VALUE", help: "As docker build: a named context" },
  target: { type: "string", value: "STAGE", help: "As docker build: the stage to build" },
  unknown: { type: "boolean", help: "List verdicts that could not be reached, with what is missing" },
  "verify-fixes": { type: "boolean", help: "Verify every fix that is listed, not only those applied" },
  "report-unused-directives": { type: "boolean", help: "Report directives that silence nothing" },
  "require-reason": { type: "boolean", help: "Report directives that give no reason" },
  "print-config": {
    type: "string",
    value: "FILE",
    help: "Show each rule's setting for a file and where it comes from",
  },
  color: { type: "boolean", help: "Colour, whatever the output is" },
  "no-color": { type: "boolean", help: "No colour" },
  help: { type: "boolean", short: "h", help: "Show this" },
  version: { type: "boolean", short: "V", help: "Show the version" },
} as const satisfies Flags;

export type LintValues = Arguments<typeof lintFlags>["values"];
