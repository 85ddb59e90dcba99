import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { inlineDockerfiles } from "../../../src/kinds/compose/inline.ts";
import { composeKind } from "../../../src/kinds/compose/kind.ts";
import type { ServicesModel } from "../../../src/kinds/compose/model.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { Entry } from "../../../src/nodes/entry.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import type { Spanned } from "../../../src/text/span.ts";

beforeAll(() => composeKind.prepare?.());

function parse(text: string) {
  return composeKind.parse({ path: "compose.yaml", text });
}

describe("claims", () => {
  const compose = "# comment\nname: x\nservices:\n  web:\n    # why\n    image: a\n";
  it.each([
    ["compose.yaml", "", true],
    ["a/compose.yml", "", true],
    ["docker-compose.yml", "", true],
    ["docker-compose.prod.yaml", "", true],
    ["docker-compose-prod.yml", "", true],
    ["compose.override.yaml", "", true],
    ["dev.compose.yaml", "", true],
    ["compose.json", "", false],
    ["composer.yaml", "", false],
    ["docker-compose_db.yaml", "", true],
    ["compose-dev.yml", "services: {a: {volumes: [./x:/x]}}\n", true],
    ["compose_db.yaml", "# parts\nservices:\n  a:\n    volumes: [./x:/x]\n", true],
    ["Compose-all.yml", "name: all\ninclude:\n  - a.yml\n", true],
    ["compose-release.yml", "on: push\njobs:\n  a:\n    services: {db: {image: a}}\n", false],
    ["composed-dev.yml", "services: {a: {volumes: [./x:/x]}}\n", false],
    ["Docker-Compose.YML", "", true],
    ["my-docker-compose.yml", "", false],
    ["compose.yaml.bak", "", false],
    ["stack.YAML", compose, true],
    ["stack.yml.bak", compose, false],
    ["build.yml", "services:\n  web:\n    build: .\n", true],
    ["list.yml", "services:\n  w:\n    ports:\n      - 80\n    image: a\n", true],
    ["blank.yml", "services: \n\n  web:\n    image: a\n", true],
    ["comment.yml", "services: #\n  # why\n# why\n  web: # the site\n    image: a\n", true],
    ["text.yml", "services: x\n  web:\n    image: a\n", false],
    ["other.yml", "services:\n  web:\n    x: 1\nothers:\n  a:\n    image: b\n", false],
    ["named.yml", "services:\n  image:\n    class: a\n", false],
    ["said.yml", "services:\n  web:\n    label: an image: a\n", false],
    ["stack.yml", compose, true],
    ["stack.yml", compose.replaceAll("\n", "\r\n"), true],
    ["stack.txt", compose, false],
    ["ci.yml", "services:\n- name: db\n  image: a\n", false],
    ["ci.yml", "services:\n  - name: db\n    image: a\n", false],
    ["ci.yml", "jobs:\n  a:\n    services:\n      db:\n        image: a\n", false],
    ["di.yaml", "services:\n  App\\Foo:\n    class: Foo\nimage: x\n", false],
    ["e.yml", "services:\n", false],
  ])("%s %j: %s", (path, head, expected) => {
    expect(composeKind.claims(path, () => head)).toBe(expected);
    if (head === "") expect(new RegExp(composeKind.files.pattern ?? "", "i").test(path)).toBe(expected);
  });
});

describe("files", () => {
  it("are known to editors and documentation", () => {
    const { name, fence, languageIds, globs } = composeKind.files;
    expect({ name, fence, languageIds }).toEqual({
      name: "compose.yaml",
      fence: "yaml",
      languageIds: ["dockercompose"],
    });
    // Any YAML file may hold services, and variables come from the file beside.
    expect(globs).toEqual(["**/*.{yaml,yml}", "**/.env"]);
  });
});

describe("identity", () => {
  it.each([
    ["services:\n  web:\n    user: it\n", { within: "web", at: "services.web.user", words: "it" }],
    ["services: it\n", { within: "", at: "services", words: "it" }],
    ["volumes:\n  web:\n    name: it\n", { within: "", at: "volumes.web.name", words: "it" }],
  ])("is in a service: %j", (text, expected) => {
    const start = text.indexOf("it");
    expect(composeKind.identity?.(parse(text), { start, end: start + 2 })).toEqual(expected);
  });
});

describe("walk", () => {
  const all = new Set(composeKind.yields);
  const visit = (text: string, wanted: ReadonlySet<string> = all) => {
    const document = parse(text);
    const model = composeKind.model?.(document, { knowledge: defaultKnowledge }) as ServicesModel;
    return [...composeKind.walk(document, model, wanted)].map(({ type, node }) => {
      const { start, end } = (node as Spanned).span;
      return `${type} ${text.slice(start, end).split("\n")[0]}`;
    });
  };

  const shared = [
    "x-env: &env",
    "  A: 1",
    "services:",
    "  web:",
    "    image: a",
    "    environment: *env",
    "    ports: [80]",
    "    command: &run sh -c 'echo $$A'",
    "  api:",
    "    environment: *env",
    "    command: *run",
    "    volumes: [b:/c]",
    "    build: {args: {B: 2}}",
    "    build: y",
  ].join("\n");

  it("yields nodes in order, those shared through anchors once", () => {
    expect(visit(shared, new Set(composeKind.yields.filter((type) => type !== "Entry")))).toEqual([
      "EnvVar A: 1",
      "Service web:",
      "Container web:",
      "ImageRef a",
      "Port 80",
      "Command sh -c 'echo $$A'",
      "Script echo $$A",
      "Command echo $$A",
      "Service api:",
      "Container api:",
      "Mount b:/c",
      "Build {args: {B: 2}}",
      "EnvVar B: 2",
      "Problem build",
    ]);
  });

  it("yields a build that several services share once", () => {
    const text = "x: &b {args: {A: 1}}\nservices: {web: {build: *b}, api: {build: *b}}\n";
    expect(visit(text, new Set()).filter((one) => /^(?:Build|EnvVar)/.test(one))).toEqual([
      "Build {args: {A: 1}}",
      "EnvVar A: 1",
    ]);
  });

  it("yields nodes of all the types that it names", () => {
    const text =
      "services: {web: {image: 'A:1', command: sh -c a, environment: {A: 1}, ports: [1], volumes: [a:/b]}, api: {image: b, build: .}, c: {image: c}}\n";
    const types = visit(text, new Set(["Command", "EnvVar", "Port", "Mount", "Entry", "Script"])).map(
      (one) => one.split(" ")[0],
    );
    expect([...new Set(types)].sort()).toEqual([...composeKind.yields].sort());
  });

  it("yields the commands of all that a container runs", () => {
    const text = "services: {web: {entrypoint: a, command: b, healthcheck: {test: c}}}\n";
    expect(visit(text, new Set(["Command"])).filter((one) => one.startsWith("Command"))).toEqual([
      "Command a",
      "Command b",
      "Command c",
    ]);
  });

  it("says where entries stand", () => {
    const document = parse("x: 1\nservices: {web: {build: {args: }, user: a}}\nvolumes: {web: }\n");
    const model = composeKind.model?.(document, { knowledge: defaultKnowledge }) as ServicesModel;
    const entries = [...composeKind.walk(document, model, new Set(["Entry"]))].flatMap(({ type, node }) =>
      type === "Entry" ? [node as Entry] : [],
    );
    expect(entries.map(({ path, place }) => [path.join("."), place.owner?.label, place.phase, place.kind])).toEqual([
      ["x", undefined, "run", "compose"],
      ["services", undefined, "run", "compose"],
      ["services.web", "service web", "run", "compose"],
      ["services.web.build", "service web", "build", "compose"],
      ["services.web.build.args", "service web", "build", "compose"],
      ["services.web.user", "service web", "run", "compose"],
      ["volumes", undefined, "run", "compose"],
      ["volumes.web", undefined, "run", "compose"],
    ]);
  });

  it("reads nothing that nobody wants", () => {
    expect(visit(shared, new Set(["Port"]))).toContain("Port 80");
    expect(visit(shared, new Set(["Mount"]))).not.toContain("Port 80");
    expect(visit(shared, new Set(["Port"])).filter((node) => /^(?:Command|Mount|Entry|EnvVar A)/.test(node))).toEqual(
      [],
    );
  });

  it("yields entries where they are wanted, each at every path", () => {
    expect(
      visit("x: &x {a: 1}\nservices: {web: *x}\n", new Set(["Entry"])).filter((one) => one.startsWith("Entry")),
    ).toEqual(["Entry x: &x {a: 1}", "Entry a: 1", "Entry a: 1", "Entry services: {web: *x}", "Entry web: *x"]);
  });
});

describe("directives", () => {
  it.each([
    [
      "services:\n  # plimsoll ignore=x\n  web:\n    image: a\n  api: {}\n",
      "# plimsoll ignore=x\n  web:\n    image: a",
    ],
    ["services:\n  web:\n    image: a # plimsoll ignore=x\n    ports: [1]\n", "    image: a # plimsoll ignore=x"],
    [
      "services:\n  web:\n    ports:\n      # plimsoll ignore=x\n      - 1\n      - 2\n",
      "# plimsoll ignore=x\n      - 1",
    ],
    ["# plimsoll ignore-file=x\nservices:\n  web: {}", "# plimsoll ignore-file=x\nservices:\n  web: {}"],
  ])("in %j", (text, covered) => {
    const [directive, ...others] = composeKind.directives(parse(text));
    expect(others).toEqual([]);
    expect(directive?.rules.map(({ name }) => name)).toEqual(["x"]);
    const { start = 0, end = 0 } = directive?.scope ?? {};
    expect(text.slice(start, end)).toBe(covered);
  });
});

describe("inline Dockerfiles", () => {
  const literal = [
    "services:",
    "  web:",
    "    build:",
    "      dockerfile_inline: |",
    "        FROM alpine:3.20",
    "        RUN echo $$HOME \\",
    "          && true",
    "",
    "        COPY . /",
    "      context: .",
    "",
  ];
  const styles: readonly (readonly [name: string, text: string, inner: string])[] = [
    ["literal", literal.join("\n"), "FROM alpine:3.20\nRUN echo $HOME \\\n  && true\n\nCOPY . /\n"],
    ["literal with CRLF", literal.join("\r\n"), "FROM alpine:3.20\nRUN echo $HOME \\\n  && true\n\nCOPY . /\n"],
    [
      "indicated",
      "services:\n  web:\n    build:\n      dockerfile_inline: |2-\n          FROM a\n        COPY . /\n",
      "  FROM a\nCOPY . /",
    ],
    [
      "double",
      'services: {web: {build: {dockerfile_inline: "FROM a\\nRUN echo \\"$$x\\"\\n"}}}',
      'FROM a\nRUN echo "$x"\n',
    ],
    ["single", "services: {web: {build: {dockerfile_inline: 'FROM a\n\n  USER it''s'}}}", "FROM a\nUSER it's"],
    ["plain", "services:\n  web:\n    build:\n      dockerfile_inline: FROM ${BASE:-alpine}:3\n", "FROM alpine:3"],
    [
      "folded",
      "services:\n  web:\n    build:\n      dockerfile_inline: >\n        FROM a\n\n        COPY . /\n",
      "FROM a\nCOPY . /\n",
    ],
  ];

  it.each(styles)("%s: text and places", (_, text, inner) => {
    const [embedded] = inlineDockerfiles(parse(text));
    if (!embedded) throw new Error("no Dockerfile");
    expect(embedded.document.source).toEqual({ path: "compose.yaml", text: inner });
    for (const { keyword } of embedded.document.instructions) {
      const { start, end } = keyword.span;
      expect(text.slice(embedded.toOuter(start), embedded.toOuter(end - 1) + 1)).toBe(inner.slice(start, end));
    }
  });

  it.each([
    ["literal", "USER app\nRUN echo $X"],
    ["literal with CRLF", "USER app\nRUN echo $X"],
    ["indicated", "USER app"],
    ["double", 'LABEL a="\\$b"\nUSER x'],
    ["single", "USER it's"],
    ["folded", "USER app"],
  ])("%s: an edit gives the wanted Dockerfile", (name, inserted) => {
    const [, text = "", inner = ""] = styles.find(([style]) => style === name) ?? [];
    const [embedded] = inlineDockerfiles(parse(text));
    const last = embedded?.document.instructions.at(-1);
    if (!embedded || !last) throw new Error("no Dockerfile");
    const edit = embedded.editOuter({ span: last.span, text: inserted });
    if (!edit) throw new Error("no edit");
    const [changed] = inlineDockerfiles(parse(applyEdits(text, [edit])));
    expect(changed?.document.source.text).toBe(inner.slice(0, last.span.start) + inserted + inner.slice(last.span.end));
  });

  it("refuses an edit that would cut into a default or cannot be written", () => {
    const [embedded] = inlineDockerfiles(parse(styles.find(([style]) => style === "plain")?.[1] ?? ""));
    expect(embedded?.editOuter({ span: { start: 0, end: 8 }, text: "x" })).toBeUndefined();
    expect(embedded?.editOuter({ span: { start: 12, end: 13 }, text: "4\nUSER a" })).toBeUndefined();
    expect(embedded?.editOuter({ span: { start: 12, end: 13 }, text: "4" })?.text).toBe("4");
  });

  it("takes an edit beside a default, but none that touches it", () => {
    const [embedded] = inlineDockerfiles(parse(styles.find(([style]) => style === "plain")?.[1] ?? ""));
    const edit = (start: number, end: number) => embedded?.editOuter({ span: { start, end }, text: "x" })?.text;
    expect([edit(0, 4), edit(12, 13)]).toEqual(["x", "x"]);
    expect([edit(4, 5), edit(11, 12)]).toEqual([undefined, undefined]);
  });

  it("writes a dollar sign so that Compose leaves it", () => {
    const [embedded] = inlineDockerfiles(parse(literal.join("\n")));
    expect(embedded?.kind).toBe("dockerfile");
    expect(embedded?.editOuter({ span: { start: 0, end: 4 }, text: "ARG A=$B" })?.text).toBe("ARG A=$$B");
  });

  it("gives a shared one once, with its services, and the same each time", () => {
    const document = parse("x: &b {dockerfile_inline: FROM a}\nservices:\n  web: {build: *b}\n  api: {build: *b}\n");
    const inline = inlineDockerfiles(document);
    expect(inline.map(({ services }) => services.map(({ name }) => name.value))).toEqual([["web", "api"]]);
    expect(composeKind.embedded?.(document)).toBe(inline);
  });
});

const corpus = `${process.env.PLIMSOLL_CORPUS ?? ""}/compose`;

describe.skipIf(!process.env.PLIMSOLL_CORPUS || !existsSync(corpus))("real Compose files", () => {
  it("are read with services and few problems", () => {
    let services = 0;
    let troubled = 0;
    for (const file of readdirSync(corpus)) {
      const document = composeKind.parse({ path: file, text: readFileSync(`${corpus}/${file}`, "utf8") });
      const { length } = document.source.text;
      services += document.services.length;
      if (document.problems.length > 0) troubled++;
      const model = composeKind.model?.(document, { knowledge: defaultKnowledge }) as ServicesModel;
      for (const { node } of composeKind.walk(document, model, new Set(composeKind.yields))) {
        const { span } = node as { span: { start: number; end: number } };
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(length);
      }
      composeKind.directives(document);
      composeKind.embedded?.(document);
    }
    expect(services).toBeGreaterThan(1000);
    expect(troubled).toBeLessThan(30);
  });
});
