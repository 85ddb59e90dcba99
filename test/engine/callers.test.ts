import { beforeAll, expect, it } from "vitest";
import { callersIn, findCallers } from "../../src/engine/callers.ts";
import { kinds } from "../../src/kinds/index.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const nowhere = { read: () => undefined, exists: () => false };
const compose = (path: string, services: string) => ({ kind: "compose", path, text: `services: {${services}}` });

function parsed({ kind: name, ...source }: ReturnType<typeof compose>) {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind.parse(source);
}

it("knows who builds what, by the files that can say it", () => {
  const files = [
    compose("compose.yaml", "web: {build: .}, api: {build: api}, far: {build: https://example.com/a.git}"),
    compose("api/compose.yaml", "dev: {build: {target: dev}}"),
    { kind: "dockerfile", path: "Dockerfile", text: "FROM a" },
    { kind: "unheard-of", path: "x", text: "" },
  ];
  const { byPath, ofInline } = callersIn(files, kinds, nowhere);
  const shown = [...byPath].map(([path, callers]) => [
    path,
    callers.map(({ root, invocation }) => [root, invocation.label]),
  ]);
  expect(shown).toEqual([
    ["Dockerfile", [[".", "service web of compose.yaml"]]],
    [
      "api/Dockerfile",
      [
        ["api", "service api of compose.yaml"],
        ["api", "service dev of compose.yaml"],
      ],
    ],
  ]);
  expect(ofInline.size).toBe(0);
});

it("knows which other documents each one looked for", () => {
  const extending = parsed(compose("compose.yaml", "web: {extends: {file: base.yaml, service: web}, build: .}"));
  const plain = parsed(compose("other.yaml", "web: {build: .}"));
  const dockerfile = parsed({ kind: "dockerfile", path: "Dockerfile", text: "FROM a" });
  const { asked } = findCallers([dockerfile, extending, plain], kinds, nowhere);
  expect(asked(extending).lookedFor).toEqual(new Map([["base.yaml", false]]));
  expect(asked(plain)).toMatchObject({ lookedFor: new Map(), builds: [{ path: "Dockerfile" }] });
  expect(asked(dockerfile)).toEqual({ builds: [], lookedFor: new Map() });
});

it("knows who builds what is written inline", () => {
  const document = parsed({
    kind: "compose",
    path: "compose.yaml",
    text: "services: {web: {build: {context: web, dockerfile_inline: FROM a}}}",
  });
  const { byPath, ofInline } = findCallers([document], kinds, nowhere);
  expect(byPath.size).toBe(0);
  expect([...ofInline].map(([{ kind }, callers]) => [kind, callers.map(({ root }) => root)])).toEqual([
    ["dockerfile", ["web"]],
  ]);
});
