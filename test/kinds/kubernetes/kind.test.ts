import { beforeAll, describe, expect, it } from "vitest";
import { kubernetesKind } from "../../../src/kinds/kubernetes/kind.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import { read } from "./read.ts";

beforeAll(() => kubernetesKind.prepare?.());

const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a\n";
const long = `data:\n${"  a: b\n".repeat(600)}`;

describe("claims", () => {
  it.each([
    ["pod.yaml", pod, true],
    ["pod.YML", pod.replaceAll("\n", "\r\n"), true],
    ["pod.yaml", `\uFEFF${pod}`, true],
    ["pod.json", pod, false],
    ["pod.yaml.bak", pod, false],
    ["all.yaml", "kind: List # all\napiVersion: v1\nitems: []\n", true],
    ["job.yaml", 'apiVersion: batch/v1\nkind: "CronJob"\n', true],
    [
      "rollout.yaml",
      "apiVersion: argoproj.io/v1\nkind: Rollout\nspec:\n  template:\n    spec:\n      containers: []\n",
      true,
    ],
    ["service.yaml", "apiVersion: v1\nkind: Service\nspec: {}\n", false],
    ["pods.yaml", "apiVersion: v1\nkind: PodDisruptionBudget\n", false],
    ["values.yaml", "containers:\n  - a\nkind: Pod\n", false],
    ["nested.yaml", "a:\n  apiVersion: v1\n  kind: Pod\n", false],
    ["Chart.yaml", "apiVersion: v2\nname: containers\n", false],
    // What follows is behind the head.
    ["all.yaml", `apiVersion: v1\nkind: ConfigMap\n${long}`, true],
    ["crd.yaml", `apiVersion: v1\nkind: CustomResourceDefinition\n${long}`, false],
    ["config.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {}\n", false],
    ["kustomization.yaml", "", true],
    ["base/Kustomization", "", true],
    ["mykustomization.yaml", "", false],
  ])("%s %j: %s", (path, head, expected) => {
    expect(kubernetesKind.claims(path, () => head)).toBe(expected);
  });

  it("looks into no file of another name", () => {
    const look = () => {
      throw new Error("looked");
    };
    expect(kubernetesKind.claims("main.go", look)).toBe(false);
  });
});

const spec = (indent: number, name: string) =>
  `spec:\n  containers:\n    - name: ${name}\n      image: a:1\n`.replace(/^/gm, " ".repeat(indent)).trimEnd();

describe("pods", () => {
  it.each([
    ["Pod", pod.replace("- image", "- name: c\n      image")],
    ["Deployment", `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n${spec(4, "c")}`],
    [
      "CronJob",
      `apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n${spec(8, "c")}`,
    ],
    ["PodTemplate", `apiVersion: v1\nkind: PodTemplate\ntemplate:\n${spec(2, "c")}`],
    ["a custom resource", `apiVersion: a.example.com/v1\nkind: App\nspec:\n  template:\n${spec(4, "c")}`],
    [
      "ScaledJob",
      `apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nspec:\n  jobTargetRef:\n    template:\n${spec(6, "c")}`,
    ],
    ["a list", `apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n${spec(4, "c")}`],
    ["a list of lists", `kind: List\nitems:\n  - kind: PodList\n    items:\n      - kind: Pod\n${spec(8, "c")}`],
    ["a template of OpenShift", `kind: Template\nobjects:\n  - kind: Pod\n${spec(4, "c")}`],
    ["JSON", '{"kind": "Pod", "spec": {"containers": [{"name": "c", "image": "a:1"}]}}'],
    ["a merge key", `x: &x\n  name: c\nkind: Pod\nspec:\n  containers:\n    - <<: *x\n`],
  ])("are found in %s", (_, text) => {
    const { containers, slice } = read(text);
    expect(containers.map(({ nameSpan, place }) => [slice(nameSpan), place.owner?.label])).toEqual([
      ["c", "container c"],
    ]);
  });

  it.each([
    ["no kind", `apiVersion: v1\n${spec(0, "c")}`],
    ["a Service", `kind: Service\n${spec(0, "c")}`],
    ["containers that are no list", "kind: Pod\nspec:\n  containers: {a: b}\n"],
    ["a list inside itself", "kind: List\nitems: &i\n  - *i\n"],
    ["nothing", ""],
  ])("are not found in %s", (_, text) => {
    expect(read(text).containers).toEqual([]);
  });

  it("of several documents are in order, each list of containers with what it is", () => {
    const { containers } = read(
      `kind: Pod\nspec:\n  initContainers: [{name: a}, {name: s, restartPolicy: Always}]\n  containers: [{name: b}]\n  ephemeralContainers: [{name: c}]\n---\nkind: Job\nspec:\n  template:\n    spec: {containers: [{name: d}]}\n---\nkind: Pod\nspec: {restartPolicy: Never, containers: [{name: e}, text, {}]}\n`,
    );
    expect(containers.map(({ place, runsOnce }) => [place.owner?.label, runsOnce])).toEqual([
      ["container a", true],
      ["container s", false],
      ["container b", false],
      ["container c", true],
      ["container d", true],
      ["container e", true],
      ["the container", true],
    ]);
  });

  it("that aliases share are read once", () => {
    const { containers } = read(
      `kind: List\nitems:\n  - &p\n    kind: Pod\n    spec: &s\n      containers: &c [{name: a}]\n  - *p\n  - {kind: Pod, spec: *s}\n  - {kind: Pod, spec: {containers: *c}}\n`,
    );
    expect(containers.length).toBe(1);
  });

  it.each([
    [undefined, "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: a}]}"],
    [
      undefined,
      "apiVersion: apps/v1\nkind: Deployment\nspec: {selector: {a: b}, template: {spec: {containers: [{image: a}]}}}",
    ],
    ["it may be a patch of another file", "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a}]}"],
    [
      "it may be a patch of another file",
      "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{image: a}]}}}",
    ],
    [
      "the controller of a custom resource may add to it",
      "apiVersion: a.example.com/v1\nkind: App\nspec: {template: {spec: {containers: [{image: a}]}}}",
    ],
    ["it runs on Windows", "apiVersion: v1\nkind: Pod\nspec: {os: {name: windows}, containers: [{image: a}]}"],
    [
      "it runs on Windows",
      "apiVersion: v1\nkind: Pod\nspec: {nodeSelector: {kubernetes.io/os: windows}, containers: [{image: a}]}",
    ],
    [
      "it runs on Windows",
      "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'example.com/app:1-nanoserver-ltsc2025'}]}",
    ],
    [
      "it runs on Windows",
      "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: a, volumeMounts: [{name: a, mountPath: 'C:\\a'}]}]}",
    ],
    ["Istio fills it in", "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: istio-proxy, image: auto}]}"],
    [undefined, "apiVersion: v1\nkind: Pod\nspec: {containers: [{name: app, image: auto}]}"],
  ])("may not say all: %s", (unseen, text) => {
    expect(read(text).containers.map((container) => container.unseen)).toEqual([unseen]);
  });
});

describe("templates", () => {
  it.each([
    "\uFEFF{{ .Values.a }}\nkind: Pod\n",
    "{{- if .Values.a }}\nkind: Pod\n{{- end }}\n",
    "kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n",
    "kind: Pod\nspec:\n  containers:\n    - {{ a }}\n",
    "kind: Pod\n{% if a %}\nspec: {}\n{% endif %}\n",
  ])("are left alone: %j", (text) => {
    const { roots, problems, containers } = read(text);
    expect([roots, problems, containers]).toEqual([[], [], []]);
  });

  it("are no values that hold braces, which are only not known", () => {
    const { containers } = read(
      'kind: Pod\nspec:\n  containers:\n    - image: "registry.example.com/a:{{ tag }}"\n      args: ["{{x}}"]\n',
    );
    const [container] = containers;
    expect(container?.image?.reference.known).toBe(false);
    expect(container?.image?.parts.registry).toMatchObject({ known: true, value: "registry.example.com" });
  });
});

describe("walk", () => {
  const visit = (text: string, wanted: readonly string[] = kubernetesKind.yields, path = "a.yaml") => {
    const document = kubernetesKind.parse({ path, text });
    const model = kubernetesKind.model?.(document, { knowledge: defaultKnowledge });
    return [...kubernetesKind.walk(document, model as never, new Set(wanted))].map(({ type, node }) => {
      const { span } = node as { span: { start: number; end: number } };
      return [type, text.slice(span.start, span.end)];
    });
  };

  it("yields what containers have, in order, and what is shared once", () => {
    const text =
      "kind: Pod\nspec:\n  containers:\n    - image: &i a:1\n      command: &c [curl, -k]\n      env: &e [{name: A}]\n      readinessProbe: &p {exec: {command: [wget]}}\n      lifecycle: {preStop: {exec: {command: [nginx]}}}\n    - image: *i\n      command: *c\n      env: *e\n      readinessProbe: *p\n";
    const types = kubernetesKind.yields.filter((type) => type !== "Entry");
    expect(visit(text, types).filter(([type]) => type !== "Container")).toEqual([
      ["ImageRef", "a:1"],
      ["Command", "curl, -k"],
      ["EnvVar", "{name: A}"],
      ["Command", "wget"],
      ["Command", "nginx"],
    ]);
  });

  it("yields entries of the tree where they are wanted", () => {
    expect(visit("kind: Pod\n", ["Entry"])).toEqual([["Entry", "kind: Pod"]]);
    expect(visit("kind: Pod\n", [])).toEqual([]);
  });

  it.each([
    ["images:\n  - name: a\n    newTag: 1.2.3\n", "1.2.3", "a:1.2.3"],
    [
      "kind: Kustomization\nimages:\n  - name: a\n    newName: b.example.com/c\n    newTag: 'latest'\n",
      "latest",
      "b.example.com/c:latest",
    ],
    ["images:\n  - name: a\n    newName: b\n", "b", undefined],
    ["images:\n  - name: a\n    newTag: ${TAG}\n", "${TAG}", undefined],
  ])("yields the images of a kustomization: %j", (text, span, reference) => {
    expect(visit(text, ["ImageRef"], "kustomization.yaml")).toEqual([["ImageRef", span]]);
    const document = kubernetesKind.parse({ path: "kustomization.yaml", text });
    const [image] = kubernetesKind.walk(document, { containers: [] }, new Set(["ImageRef"]));
    expect(image?.node).toMatchObject({ reference: reference ? { value: { text: reference } } : { known: false } });
  });

  it("yields none for what a kustomization leaves as it is, nor for images of other objects", () => {
    expect(visit("images:\n  - name: a\n  - newTag: 1\n", ["ImageRef"], "kustomization.yaml")).toEqual([]);
    expect(visit("kind: App\nimages:\n  - name: a\n    newTag: latest\n", ["ImageRef"])).toEqual([]);
  });
});

it("knows findings by the object that they stand in", () => {
  const text = `kind: Pod\nmetadata: {name: a}\n${spec(0, "c")}\n---\nkind: Pod\nmetadata: {name: b}\n${spec(0, "c")}`;
  const document = kubernetesKind.parse({ path: "a.yaml", text });
  const start = text.lastIndexOf("a:1");
  expect(kubernetesKind.identity?.(document, { start, end: start + 3 })).toEqual({
    within: "Pod/b",
    at: "spec.containers.[].image",
    words: "a:1",
  });
});

it("has an outline of objects with their containers", () => {
  const document = kubernetesKind.parse({
    path: "a.yaml",
    text: "kind: Pod\nmetadata: {name: shop}\nspec: {containers: [{name: web, image: a:1}]}\n---\nkind: Service\n",
  });
  expect(
    kubernetesKind.editor
      ?.outline?.(document)
      .map(({ name, detail, children }) => [name, detail, children.map((child) => [child.name, child.detail])]),
  ).toEqual([
    ["shop", "Pod", [["web", "a:1"]]],
    ["Service", "", []],
  ]);
});

it("knows the files that may put other images in place of those of a manifest", () => {
  const beside = (directory: string) =>
    ["kustomization.yaml", "kustomization.yml", "Kustomization"].map((name) => directory + name);
  const above = (...directories: readonly string[]) =>
    directories.flatMap((one) => [`${one}skaffold.yaml`, `${one}skaffold.yml`]);
  expect(kubernetesKind.companions?.("a/b/pod.yaml")).toEqual([...beside("a/b/"), ...above("a/b/", "a/", "")]);
  expect(kubernetesKind.companions?.("/a/pod.yaml")).toEqual([...beside("/a/"), ...above("/a/", "/")]);
  expect(kubernetesKind.companions?.("../../a/pod.yaml")).toEqual([...beside("../../a/"), ...above("../../a/")]);
  expect(kubernetesKind.companions?.("../pod.yaml")).toEqual(beside("../"));
});

describe("an image that Kustomize or Skaffold replaces", () => {
  const images = (written: string, files: Readonly<Record<string, string>>) => {
    const text = `kind: Pod\nspec:\n  containers:\n    - image: ${written}\n    - image: ${written}\n`;
    const document = kubernetesKind.parse({ path: "config/pod.yaml", text });
    const reader = { read: (path: string) => files[path], exists: (path: string) => path in files };
    const model = kubernetesKind.model?.(document, { knowledge: defaultKnowledge, files: reader });
    return model?.containers.map(({ image }) => (image?.reference.known ? image.reference.value.text : "unknown"));
  };
  const kustomization =
    "images:\n  - name: controller\n    newTag: 1.2.3\n  - name: example.com:5000/a\n    newName: b\n";
  const skaffold = [
    "apiVersion: skaffold/v4beta13\nkind: Config\nbuild:\n  artifacts:\n    - image: web\n      context: web\n    - context: .",
    "profiles:\n  - name: debug\n    build: {artifacts: [{image: 'example.com:5000/debug'}]}\n  - name: none",
    "---\napiVersion: skaffold/v4beta13\nbuild: {artifacts: [{image: second}]}",
  ].join("\n");

  it.each([
    ["controller", "config/kustomization.yaml"],
    ["controller:latest", "config/kustomization.yml"],
    ["controller@sha256:abc", "config/Kustomization"],
    ["example.com:5000/a:1", "config/kustomization.yaml"],
  ])("is not known: %s by %s", (written, path) => {
    expect(images(written, { [path]: kustomization })).toEqual(["unknown", "unknown"]);
  });

  it.each([
    ["web", "config/skaffold.yaml"],
    ["web", "skaffold.yml"],
    ["web:latest", "skaffold.yaml"],
    ["example.com:5000/debug", "skaffold.yaml"],
    ["second", "skaffold.yaml"],
  ])("is not known: %s by Skaffold's %s", (written, path) => {
    expect(images(written, { [path]: skaffold })).toEqual(["unknown", "unknown"]);
  });

  describe("by an overlay", () => {
    const overlay = (base: string) => `resources: [${base}]\nimages:\n  - name: web\n    newTag: 1.2.3\n`;
    const base = { "base/kustomization.yaml": "resources: [pod.yaml]\n" };
    /** With directories, as far as the files have some. */
    const mapReader = (files: Readonly<Record<string, string>>) => ({
      read: (path: string) => files[path],
      exists: (path: string) => path in files,
      list: (path: string) => {
        const below = Object.keys(files).flatMap((file) => (path === "." ? file : file.split(`${path}/`)[1]) ?? []);
        const names = new Set(below.filter((one) => one.includes("/")).map((one) => one.replace(/\/.*/, "")));
        return [...names].map((name) => ({ name, sort: "directory" as const }));
      },
    });
    const inBase = (files: Readonly<Record<string, string>>) => {
      const document = kubernetesKind.parse({
        path: "base/pod.yaml",
        text: "kind: Pod\nspec: {containers: [{image: web}]}",
      });
      const model = kubernetesKind.model?.(document, { knowledge: defaultKnowledge, files: mapReader(files) });
      return model?.containers.map(({ image }) => image?.reference.known);
    };

    it.each([
      ["beside it", { ...base, "prod/kustomization.yml": overlay("../base") }],
      ["of several", { ...base, "overlays/prod/Kustomization": overlay("../../base/") }],
      ["of an old sort", { ...base, "prod/kustomization.yaml": overlay("../base").replace("resources", "bases") }],
    ])("is not known: %s", (_, files) => {
      expect(inBase(files)).toEqual([false]);
    });

    it.each([
      ["builds on another", { ...base, "prod/kustomization.yaml": overlay("../other") }],
      ["replaces another", { ...base, "prod/kustomization.yaml": overlay("../base").replace("web", "api") }],
      ["nothing can build on", { "prod/kustomization.yaml": overlay("../base") }],
      ["stands elsewhere", { ...base, "other/prod/kustomization.yaml": overlay("../../base") }],
    ])("is what is written where it %s", (_, files) => {
      expect(inBase(files)).toEqual([true]);
    });
  });

  it.each([
    ["another", "controllers:1", { "config/kustomization.yaml": kustomization }],
    ["one of another directory", "controller:1", { "kustomization.yaml": kustomization }],
    [
      "one of the file that counts",
      "controller:1",
      { "config/kustomization.yaml": "", "config/Kustomization": kustomization },
    ],
    ["none", "controller:1", {}],
    ["another than Skaffold builds", "webs", { "skaffold.yaml": skaffold }],
    ["what Skaffold builds below", "web:1", { "config/sub/skaffold.yaml": skaffold }],
    ["what Skaffold builds elsewhere", "web:1", { "web/skaffold.yaml": skaffold }],
    ["another file of that name", "web:1", { "skaffold.yaml": skaffold.replaceAll("skaffold/", "example/") }],
    ["a file that says nothing", "web:1", { "skaffold.yaml": "" }],
  ])("is what is written for %s", (_, written, files) => {
    expect(images(written, files)).toEqual([written, written]);
  });
});
