import { beforeAll, describe, expect, it } from "vitest";
import type { ServiceContainer } from "../../../src/kinds/compose/container.ts";
import { composeKind } from "../../../src/kinds/compose/kind.ts";
import { createModel, type ServicesModel } from "../../../src/kinds/compose/model.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import { knownValue } from "../../../src/syntax/fact.ts";
import type { Reader } from "../../../src/text/reader.ts";
import type { Span } from "../../../src/text/span.ts";

beforeAll(() => composeKind.prepare?.());

interface Project {
  readonly model: ServicesModel;
  readonly container: ServiceContainer;
  /** A place with its text, and the file where that is another one. */
  where(span: Span | undefined): readonly [text: string | undefined, path?: string];
}

function project(path: string, files: Readonly<Record<string, string>>, name = "web"): Project {
  const reader: Reader = { read: (at) => files[at], exists: (at) => at in files };
  const text = files[path] ?? "";
  const model = createModel(parseCompose({ path, text }), { knowledge: defaultKnowledge, files: reader });
  const container = model.containers.find(({ place }) => place.owner?.name === name);
  if (!container) throw new Error("no service");
  const where: Project["where"] = (span) => {
    const other = span && composeKind.elsewhere?.(model, span);
    if (other) return [files[other.path]?.slice(other.span.start, other.span.end), other.path];
    return [span && text.slice(span.start, span.end)];
  };
  return { model, container, where };
}

const userOf = ({ container, where }: Project) => [
  knownValue(container.user?.value),
  ...where(container.user?.valueSpan),
];

describe("a service in which variables stand", () => {
  const text =
    "services:\n  web:\n    image: a\n    user: ${U:-0}\n    privileged: ${P:-true}\n    read_only: ${R}\n    cap_add: ['${C:-ALL}']\n" +
    "    ports: ['${PORT:-80}:80', {target: '${PORT:-81}'}]\n    volumes: ['${V}:/v:${O:-rw}', {type: bind, source: '${V}', target: /w, read_only: '${R}'}]\n";
  const read = (files: Readonly<Record<string, string>>) => {
    const { user, security, ports, mounts } = project("compose.yaml", { "compose.yaml": text, ...files }).container;
    return [
      [user, security.privileged, security.readOnlyRoot, ...security.addedCapabilities].map((one) =>
        knownValue<unknown>(one?.value),
      ),
      ports.map(({ value }) => knownValue(value)),
      mounts.map(({ source, readOnly }) => [knownValue(source), knownValue(readOnly)]),
    ];
  };

  it("has what the .env file gives them, else their defaults", () => {
    expect(read({ ".env": "U=1000\nP=false\nR=true\nC=chown\nPORT=8080\nV=./data\nO=ro\n" })).toEqual([
      ["1000", false, true, "CHOWN"],
      ["8080:80", "8080"],
      [
        ["./data", true],
        ["./data", true],
      ],
    ]);
    expect(read({})).toEqual([
      ["0", true, undefined, "ALL"],
      ["80:80", "81"],
      [
        [undefined, false],
        [undefined, undefined],
      ],
    ]);
  });
});

describe("a service that extends one of another file", () => {
  const common =
    "services:\n  base:\n    user: '1000'\n    privileged: true\n    ports: [80]\n    environment: [A=1, B=2]\n";
  const web = (lines: string) =>
    `services:\n  web:\n    extends: {file: common.yml, service: base}\n    image: a\n${lines}`;

  it("has what that says, at its place", () => {
    const { container, where } = project("app.yml", { "app.yml": web("    ports: [81]\n"), "common.yml": common });
    expect(container.unseen).toBeUndefined();
    expect(userOf({ container, where } as Project)).toEqual(["1000", "1000", "common.yml"]);
    expect(container.ports.map(({ span }) => where(span))).toEqual([["80", "common.yml"], ["81"]]);
    expect(container.environment.map(({ nameSpan, valueSpan }) => [where(nameSpan), where(valueSpan)])).toEqual([
      [
        ["A", "common.yml"],
        ["1", "common.yml"],
      ],
      [
        ["B", "common.yml"],
        ["2", "common.yml"],
      ],
    ]);
    expect(where(container.security.missingAt)).toEqual(["web"]);
    expect(container.own.ports).toHaveLength(1);
  });

  it("overrides it", () => {
    const files = { "app.yml": web("    user: app\n    privileged: !reset null\n"), "common.yml": common };
    const { container, where } = project("app.yml", files);
    expect(userOf({ container, where } as Project)).toEqual(["app", "app"]);
    expect(container.security.privileged).toBeUndefined();
  });

  it("goes on from there, by paths that start there", () => {
    const files = {
      "app.yml": "services: {web: {image: a, extends: {file: x/common.yml, service: base}}}",
      "x/common.yml": "services: {base: {extends: {file: y.yml, service: root}}, root: {user: wrong}}",
      "x/y.yml": "services: {root: {user: right}}",
    };
    expect(userOf(project("app.yml", files))).toEqual(["right", "right", "x/y.yml"]);
  });

  it("may come back to its own file", () => {
    const files = {
      "app.yml": "services: {web: {image: a, extends: {file: b.yml, service: b}}, root: {user: own}}",
      "b.yml": "services: {b: {extends: {file: app.yml, service: root}}}",
    };
    expect(userOf(project("app.yml", files))).toEqual(["own", "own"]);
  });

  it.each([
    ["no such file", {}, "it extends a service of common.yml"],
    ["no such service", { "common.yml": "services: {}" }, "the service base, which it extends, is not in common.yml"],
    [
      "a circle",
      { "common.yml": "services: {base: {extends: {file: app.yml, service: web}}}" },
      "its services extend too many other services",
    ],
  ])("is not known to say nothing more: %s", (_, files, reason) => {
    expect(project("app.yml", { "app.yml": web(""), ...files }).container.unseen).toBe(reason);
  });

  it("is built where that is", () => {
    const files = { "app.yml": web(""), "common.yml": "services: {base: {build: .}}" };
    const { container } = project("app.yml", files);
    expect([container.image, container.ownImage]).toEqual([undefined, undefined]);
  });
});

describe("files that are read as one", () => {
  const base =
    "services:\n  web:\n    image: a:1\n    user: root\n    command: run\n    cap_add: [A]\n    volumes: ['data:/x']\n";
  const over = "services:\n  web:\n    user: app\n    cap_add: [B]\n    volumes: ['./y:/x']\n  job:\n    image: b\n";
  const files = { "compose.yaml": base, "compose.override.yaml": over };

  it("give the first what the others lay over it", () => {
    const { container, where } = project("compose.yaml", files);
    expect(userOf({ container, where } as Project)).toEqual(["app", "app", "compose.override.yaml"]);
    expect(container.security.addedCapabilities.map(({ valueSpan }) => where(valueSpan))).toEqual([
      ["A"],
      ["B", "compose.override.yaml"],
    ]);
    expect(container.mounts.map(({ span }) => where(span))).toEqual([["'./y:/x'", "compose.override.yaml"]]);
    expect([container.unseen, ...where(container.security.missingAt)]).toEqual([undefined, "web"]);
    // What the file says itself stays as it is.
    expect([knownValue(container.own.user?.value), container.ownImage === undefined]).toEqual(["root", false]);
  });

  it("give the others what they are laid over, which says what is missing", () => {
    const { container, where } = project("compose.override.yaml", files);
    expect(userOf({ container, where } as Project)).toEqual(["app", "app"]);
    expect(container.command.map(({ program, name }) => [program, ...where(name.span)])).toEqual([
      ["run", "run", "compose.yaml"],
    ]);
    expect([container.unseen, ...where(container.security.missingAt)]).toEqual([undefined, "web", "compose.yaml"]);
    expect([knownValue(container.image?.reference)?.text, container.ownImage]).toEqual(["a:1", undefined]);
    const job = project("compose.override.yaml", files, "job");
    expect(job.where(job.container.security.missingAt)).toEqual(["job"]);
  });

  it("replace and take away", () => {
    const written = "services: {web: {cap_add: !override [C], user: !reset null, command: !reset [], image: }}";
    const { container } = project("compose.yaml", { ...files, "compose.override.yaml": written });
    expect(container.security.addedCapabilities.map(({ value }) => knownValue(value))).toEqual(["C"]);
    expect([container.user, container.command.length]).toEqual([undefined, 0]);
    expect(knownValue(container.image?.reference)?.text).toBe("a:1");
  });

  it("check health as the nearest says", () => {
    const checked = "services: {web: {image: a, healthcheck: {test: [CMD, x]}}}";
    const disabledBy = (healthcheck: string) =>
      project("compose.yaml", {
        "compose.yaml": checked,
        "compose.override.yaml": `services: {web: {healthcheck: ${healthcheck}}}`,
      }).container.healthcheck;
    expect(disabledBy("{disable: true}")?.disabled).toBe(true);
    expect(disabledBy("{interval: 5s}")?.replaces).toBe(true);
    expect(disabledBy("!reset null")).toBeUndefined();
  });

  it("build what one of them builds", () => {
    const building = {
      "compose.yaml": "services: {web: {build: .}}",
      "compose.override.yaml": "services: {web: {image: own}}",
    };
    const { container } = project("compose.override.yaml", building);
    expect([container.image, container.ownImage, container.unseen]).toEqual([undefined, undefined, undefined]);
    const pulled = {
      "compose.yaml": "services: {web: {image: a}}",
      "compose.override.yaml": "services: {web: {build: .}}",
    };
    const first = project("compose.yaml", pulled).container;
    expect([first.image, first.ownImage === undefined, first.build === undefined]).toEqual([undefined, false, false]);
  });

  it("are those that COMPOSE_FILE names", () => {
    const named = {
      ...files,
      ".env": "COMPOSE_FILE=compose.yaml:prod.yml\n",
      "prod.yml": "services: {web: {user: prod}}",
    };
    expect(userOf(project("compose.yaml", named))).toEqual(["prod", "prod", "prod.yml"]);
    expect(project("prod.yml", named).container.unseen).toBeUndefined();
    expect(knownValue(project("compose.override.yaml", named).container.image?.reference)).toBeUndefined();
    const semicolon = { ...named, ".env": "COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE=compose.yaml;prod.yml\n" };
    expect(userOf(project("compose.yaml", semicolon))[0]).toBe("prod");
    const unknown = { ...named, ".env": "COMPOSE_FILE=$X\n" };
    expect(project("compose.yaml", unknown).container.unseen).toBe(
      "COMPOSE_FILE names the files that are read with it",
    );
    const missing = { ...named, ".env": "COMPOSE_FILE=compose.yaml:gone.yml\n" };
    expect(project("compose.yaml", missing).container.unseen).toBe("gone.yml, which is read with it, cannot be read");
  });

  it("are those that one entry includes, and what is read over the including file", () => {
    const included = {
      "compose.yaml": "include: [{path: [a/x.yml, b/y.yml]}]\n",
      "a/x.yml": "services: {web: {image: a, user: x, cap_drop: [X]}}",
      "b/y.yml": "services: {web: {user: y, cap_drop: [Y]}}",
      "compose.override.yaml": "services: {web: {cap_drop: [Z]}}",
    };
    const { container, where } = project("a/x.yml", included);
    expect(userOf({ container, where } as Project)).toEqual(["y", "y", "b/y.yml"]);
    expect(container.security.droppedCapabilities.map(({ valueSpan }) => where(valueSpan))).toEqual([
      ["X"],
      ["Y", "b/y.yml"],
      ["Z", "compose.override.yaml"],
    ]);
    expect(project("b/y.yml", included).container.image).toBeDefined();
  });

  it("are not those beside a file that Compose takes instead", () => {
    const both = { ...files, "docker-compose.yml": base };
    expect(userOf(project("docker-compose.yml", both))).toEqual(["root", "root"]);
  });

  it("are none for a file of another name", () => {
    expect(userOf(project("prod.yml", { ...files, "prod.yml": base }))).toEqual(["root", "root"]);
  });
});

it("merges what is said of a service, as Compose does", () => {
  const files = {
    "compose.yaml":
      "services: {web: {image: a, network_mode: host, deploy: {replicas: 1, labels: {a: b}}, command: [x], dns: [1], tty: true}}",
    "compose.override.yaml":
      "services: {web: {image: b, network_mode: , deploy: {replicas: 2}, command: [y], dns: [2], tty: !reset false}}",
  };
  const { model } = project("compose.yaml", files);
  const plain = (node: unknown): unknown => {
    const { type, value, items, entries } = node as never as {
      readonly type: string;
      readonly value: string;
      readonly items: readonly unknown[];
      readonly entries: readonly { readonly key: { readonly value: string }; readonly value: unknown }[];
    };
    if (type === "scalar") return value;
    return type === "sequence"
      ? items.map(plain)
      : Object.fromEntries(entries.map((one) => [one.key.value, plain(one.value)]));
  };
  expect(plain(model.services[0]?.node)).toMatchObject({ image: "a", deploy: { replicas: "1" } });
  expect(plain(model.services[0]?.whole)).toEqual({
    image: "b",
    network_mode: "host",
    deploy: { replicas: "2", labels: { a: "b" } },
    command: ["y"],
    dns: ["1", "2"],
  });
});

it("may get variables of a file that another one names", () => {
  const base = "services: {web: {image: a, env_file: .env}}";
  const asked = (over: string) =>
    project("compose.yaml", { "compose.yaml": base, "compose.override.yaml": over }).container.hasMoreVariables;
  expect(asked("services: {web: {}}")).toBe(true);
  expect(asked("services: {web: {env_file: !reset []}}")).toBe(false);
});
