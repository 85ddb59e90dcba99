import { describe, expect, it } from "vitest";
import { completionsAt } from "../../src/lsp/completion.ts";
import { hoverAt } from "../../src/lsp/hover.ts";
import { markupOf } from "../../src/lsp/markdown.ts";
import { analysisOf, withCursor } from "./workspace.ts";

const markup = markupOf(true);

async function complete(marked: string, path = "compose.yaml") {
  const { text, cursor } = withCursor(marked);
  return completionsAt(await analysisOf({ [path]: text }, path), cursor);
}

const labels = async (marked: string, path?: string) => (await complete(marked, path)).map(({ label }) => label);

describe("keys of a Compose file", () => {
  it("are those of the place that are not written yet, with what they are", async () => {
    const found = await complete("services:\n  web:\n    image: a\n    re‸\n    ports: [80]\n");
    expect(found.map(({ label }) => label)).not.toContain("image");
    expect(found.map(({ label }) => label)).not.toContain("ports");
    const { explained, ...restart } = found.find(({ label }) => label === "restart") ?? {};
    expect(restart).toEqual({
      label: "restart",
      text: "restart: ",
      span: { start: 34, end: 36 },
      sort: "key",
      detail: "string",
      rank: 1,
    });
    expect(explained?.(markup)).toEqual([
      expect.stringContaining("Restart policy"),
      "[Documentation](<https://docs.docker.com/reference/compose-file/services/#restart>)",
    ]);
  });

  it("say what stands below them on lines of its own", async () => {
    const found = await complete("services:\n  web:\n    ‸\n");
    const textOf = (name: string) => found.find(({ label }) => label === name)?.text;
    expect([textOf("healthcheck"), textOf("ports"), textOf("image")]).toEqual(["healthcheck:", "ports:", "image: "]);
  });

  it("keep the colon that they have", async () => {
    const [found] = (await complete("services:\n  web:\n    ima‸: a\n")).filter(({ label }) => label === "image");
    expect([found?.text, found?.span]).toEqual([undefined, { start: 21, end: 24 }]);
  });

  it.each([
    ["‸", ["services", "version", "networks"], ["image"]],
    ["services:\n  web:\n    healthcheck:\n      ‸", ["test", "interval"], ["image"]],
    ["services:\n  web:\n    healthcheck: {test: x, ‸}", ["interval", "disable"], ["test", "image"]],
    ["services:\n  web:\n    build:\n      con‸\n    image: a", ["context", "dockerfile"], ["image"]],
    ["services:\n  web:\n    ports:\n      - ta‸", ["target", "published"], ["image"]],
    ["services:\n  web:\n    ports:\n      - target: 80\n        ‸", ["published"], ["target"]],
    ["services:\n  web:\n    deploy:\n      resources:\n        limits:\n          ‸", ["memory", "cpus"], []],
    ["services:\n  web: {ima‸", ["image"], []],
    ["networks:\n  n:\n    ‸", ["driver"], ["image"]],
    ["volumes: {v: {‸}}", ["driver"], []],
    ["include:\n  - ‸", ["path", "env_file"], []],
  ])("in %j", async (text, some, none) => {
    const found = await labels(text);
    expect(found).toEqual(expect.arrayContaining(some));
    for (const one of none) expect(found).not.toContain(one);
  });

  it.each([
    "services:\n  ‸",
    "x-common:\n  ‸",
    "services:\n  web:\n    environment:\n      A‸",
    "# com‸ment",
    "services:\n  web:\n    command: |\n      ima‸",
    "services:\n  web:\n    image:‸",
    "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM a\n        ‸",
  ])("are none in %j", async (text) => {
    expect(await labels(text)).toEqual([]);
  });

  it("come last where they are out of use", async () => {
    expect((await complete("ver‸")).find(({ label }) => label === "version")).toMatchObject({
      rank: 2,
      detail: "string (deprecated)",
    });
  });
});

describe("values", () => {
  it("are those that the schema lists", async () => {
    expect(await labels("services:\n  web:\n    cgroup: ‸\n")).toEqual(["host", "private"]);
    expect(await labels("services:\n  web:\n    cgroup: h‸\n")).toEqual(["host", "private"]);
    expect(await labels("services: {web: {cgroup: ‸}}\n")).toEqual(["host", "private"]);
    expect(await labels("services:\n  web:\n    read_only: ‸\n")).toEqual(["true", "false"]);
    expect(await labels("services:\n  web:\n    user: ‸\n")).toEqual([]);
  });
});

describe("a manifest", () => {
  const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      ";

  it("has the keys of its kind", async () => {
    const found = await complete(`${pod}ima‸\n      resources: {}\n`, "pod.yaml");
    expect(found.map(({ label }) => label)).toEqual(expect.arrayContaining(["image", "imagePullPolicy"]));
    expect(found.map(({ label }) => label)).not.toContain("resources");
    expect(found[0]?.explained?.(markup)).toEqual([
      "[Documentation](<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>)",
    ]);
    expect(await labels(`${pod}stdin: ‸\n`, "pod.yaml")).toEqual(["true", "false"]);
    const other = "kind: Pod\napiVersion: v1\n---\napiVersion: apps/v1\nkind: StatefulSet\nspec:\n  ‸\n";
    expect(await labels(other, "all.yaml")).toEqual(expect.arrayContaining(["serviceName", "template"]));
  });

  it("has none of a kind that is not known", async () => {
    expect(await labels(`${pod.replace("Pod", "Other")}‸\n`, "k8s.yaml").catch(() => [])).toEqual([]);
  });
});

describe("hover", () => {
  async function hover(marked: string) {
    const { text, cursor } = withCursor(marked);
    const found = hoverAt(await analysisOf({ "compose.yaml": text }, "compose.yaml"), cursor, markup);
    return found && [text.slice(found.span.start, found.span.end), ...found.parts];
  }

  it("tells what a key means", async () => {
    expect(await hover("services:\n  web:\n    image: a:1\n    he‸althcheck:\n      test: [CMD, x]\n")).toEqual([
      "healthcheck",
      "**healthcheck**: mapping",
      expect.stringContaining("health check"),
      "[Documentation](<https://docs.docker.com/reference/compose-file/services/#healthcheck>)",
    ]);
    expect(await hover("services: {web: {image: 'a:1', build: {con‸text: .}}}")).toEqual([
      "context",
      "**context**: string",
      expect.any(String),
      "[Documentation](<https://docs.docker.com/reference/compose-file/build/#context>)",
    ]);
  });

  it.each(["services:\n  we‸b:\n    user: a\n", "services:\n  web:\n    image: a:1 # no‸te\n", "x-y‸: 1\n"])(
    "says nothing of what the schema does not know: %j",
    async (text) => {
      expect((await hover(text))?.join() ?? "").not.toContain("Documentation");
    },
  );
});
