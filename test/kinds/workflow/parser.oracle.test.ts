import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Parser from "@actions/workflow-parser";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { workflowKind } from "../../../src/kinds/workflow/kind.ts";
import { readingOf } from "../../../src/kinds/workflow/model.ts";
import { scopesBesidePushing } from "../../../src/knowledge/action-permissions.ts";
import { eventsWithUntrusted, privilegedEvents } from "../../../src/knowledge/untrusted-inputs.ts";
import { scalarAt } from "../../../src/syntax/yaml/nodes.ts";

// GitHub's own parser of workflows: https://www.npmjs.com/package/@actions/workflow-parser

const require = createRequire(import.meta.url);

/** A directory of workflows. */
const corpus = process.env.PLIMSOLL_CORPUS && join(process.env.PLIMSOLL_CORPUS, "workflows");

let parser: typeof Parser;

/** It imports JSON in a way that Node refuses, and is bundled for that. */
async function bundled(): Promise<typeof Parser> {
  const entry = { contents: 'export * from "@actions/workflow-parser"', resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin: entry, bundle: true, platform: "node", format: "cjs", write: false });
  const module = { exports: {} };
  new Function("module", "exports", "require", outputFiles[0]?.text ?? "")(module, module.exports, require);
  return module.exports as typeof Parser;
}

beforeAll(async () => {
  await workflowKind.prepare?.();
  parser = await bundled();
});

/** What both say of a job. */
interface Job {
  readonly id: string;
  readonly needs: readonly string[];
  readonly uses: string | undefined;
  /** What each step uses, or the script that it runs. */
  readonly steps: readonly string[];
  /** Values by name of a matrix that is written out, and how many combinations these have without more. */
  readonly matrix: Readonly<Record<string, readonly unknown[]>> | undefined;
}

function theirs(name: string, content: string): Promise<readonly Job[]> | undefined {
  const { context, value } = parser.parseWorkflow({ name, content }, new parser.NoOperationTraceWriter());
  if (!value || context.errors.getErrors().length > 0) return undefined;
  return parser.convertWorkflowTemplate(context, value).then(({ jobs }) =>
    jobs.map((job) => ({
      id: job.id.value,
      needs: (job.needs ?? []).map(({ value: one }) => one),
      uses: job.type === "reusableWorkflowJob" ? job.ref.value : undefined,
      steps: job.type === "job" ? job.steps.map(stepText) : [],
      matrix: plainMatrix(job.strategy),
    })),
  );
}

/** Expressions stand otherwise in what the parser makes of a text. */
const comparable = (text: string) => (text.includes("${{") ? "an expression" : text);

type Step = Extract<Parser.WorkflowTemplate["jobs"][number], { readonly type: "job" }>["steps"][number];

function stepText(step: Step): string {
  if ("uses" in step) return comparable(step.uses.value);
  return "run" in step ? comparable(step.run.toString()) : "";
}

/** Of a matrix of lists without expressions. */
function plainMatrix(strategy: Parser.WorkflowTemplate["jobs"][number]["strategy"]): Job["matrix"] {
  const matrix = (strategy ? plainValue(JSON.parse(JSON.stringify(strategy))) : undefined)?.matrix;
  const lists = Object.entries(matrix ?? {});
  const isPlain = lists.every(([name, list]) => name !== "include" && name !== "exclude" && Array.isArray(list));
  return lists.length > 0 && isPlain ? (matrix as Job["matrix"]) : undefined;
}

/** What a token stands for; undefined where some of it is an expression. */
// biome-ignore lint/suspicious/noExplicitAny: tokens are written as JSON without a type
function plainValue(token: any): any {
  if (typeof token !== "object" || token === null) return token;
  if (token.type === 1) {
    const items = (token.seq ?? []).map(plainValue);
    return items.includes(undefined) ? undefined : items;
  }
  if (token.type !== 2) return undefined;
  const entries = (token.map ?? []).map(({ Key, Value }: { Key: unknown; Value: unknown }) => [Key, plainValue(Value)]);
  return Object.fromEntries(entries.filter(([, value]: [unknown, unknown]) => value !== undefined));
}

function ours(path: string, text: string): readonly Job[] {
  return readingOf(workflowKind.parse({ path, text })).jobs.map((job) => ({
    id: job.key ?? "",
    needs: job.needs,
    uses: job.uses?.value,
    steps: job.steps.map(({ node }) => comparable(scalarAt(node, "uses")?.value ?? scalarAt(node, "run")?.value ?? "")),
    matrix: undefined,
  }));
}

const cases = [
  "on: push\njobs:\n  a:\n    runs-on: x\n    needs: b\n    steps: [{uses: actions/checkout@v5}, {run: make}]\n  b: {uses: ./.github/workflows/b.yml, needs: []}\n",
  "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - {run: a}\n  c: {runs-on: x, needs: [a], steps: [{name: n, shell: sh, run: '${{ github.sha }}'}]}\n",
  "on: {push: {branches: [main]}}\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {go: [1.20, '1.21', true], os: [a, b]}}\n    steps:\n      - run: |\n          one\n          two\n",
];

/** @returns how many matrices were compared; undefined for a workflow that GitHub refuses */
async function agrees(path: string, text: string): Promise<number | undefined> {
  const wanted = await theirs(path, text);
  if (!wanted) return undefined;
  let matrices = 0;
  expect(ours(path, text)).toEqual(wanted.map((job) => ({ ...job, matrix: undefined })));
  const reading = readingOf(workflowKind.parse({ path, text }));
  for (const [i, { matrix }] of wanted.entries()) {
    const job = reading.jobs[i];
    if (!matrix || !job) continue;
    matrices++;
    const rows = job.rows ?? [];
    expect(rows).toHaveLength(
      Math.min(
        256,
        Object.values(matrix).reduce((all, list) => all * list.length, 1),
      ),
    );
    for (const [name, list] of Object.entries(matrix)) {
      const own = rows.flatMap((row) => (row.get(name.toLowerCase())?.known ? [row.get(name.toLowerCase())] : []));
      expect(new Set(own.map((fact) => fact?.known && JSON.stringify(fact.value)))).toEqual(
        new Set(list.map((value) => JSON.stringify(value))),
      );
    }
  }
  return matrices;
}

/** The keys of a mapping in the schema by which it reads. */
function keysOf(definition: string): readonly string[] {
  const path = "../../../node_modules/@actions/workflow-parser/dist/workflow-v1.0.min.json";
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));
  return Object.keys(schema.definitions[definition].mapping.properties);
}

describe("GitHub's own parser", () => {
  it("knows every event in which strangers write something", () => {
    const found = ["issue.title", "comment.body", "pull_request.title", "discussion.body", "pages.*.page_name"];
    const more = ["review.body", "review_comment.body", "commits.*.message", "workflow_run.head_branch"];
    const events = [...found, ...more].flatMap((name) => eventsWithUntrusted(`github.event.${name}`) ?? []);
    const known = keysOf("on-mapping-strict");
    expect([...events, ...privilegedEvents].filter((event) => !known.includes(event))).toEqual([]);
  });

  it("knows the scopes of a token, of which pushing an image uses four", () => {
    const used = ["artifact-metadata", "attestations", "id-token", "packages"];
    const readOnly = ["models", "vulnerability-alerts"];
    expect([...scopesBesidePushing, ...used, ...readOnly].sort()).toEqual(keysOf("permissions-mapping").toSorted());
  });

  it.each(cases)("says the same of a small workflow", async (text) => {
    expect(await agrees(".github/workflows/a.yml", text)).toBe(text.includes("matrix") ? 1 : 0);
  });

  it.skipIf(!corpus || !existsSync(corpus))("says the same of real ones", async () => {
    const compared: number[] = [];
    for (const file of readdirSync(corpus as string)) {
      const text = readFileSync(join(corpus as string, file), "utf8");
      const matrices = /^jobs:/m.test(text) ? await agrees(`.github/workflows/${file}`, text) : undefined;
      if (matrices !== undefined) compared.push(matrices);
    }
    expect(compared.length).toBeGreaterThan(100);
    expect(compared.some((matrices) => matrices > 0)).toBe(true);
  });
});
