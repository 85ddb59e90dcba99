import { describe, expect, it } from "vitest";
import { allNamedAt, callersOf, definitionOf, namedAt } from "../../src/lsp/names.ts";
import { outerPlaces } from "../../src/lsp/outer-names.ts";
import { renamable, rename } from "../../src/lsp/rename.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { analysisOf, withCursor } from "./workspace.ts";

async function at(text: string, path = "Dockerfile", others: Readonly<Record<string, string>> = {}) {
  const { text: plain, cursor } = withCursor(text);
  const analysis = await analysisOf({ ...others, [path]: plain }, path);
  return { analysis, cursor, plain, ...namedAt(analysis, cursor) };
}

/** The text with `«»` around all places of the name under the cursor. */
async function references(text: string): Promise<string> {
  const { plain, place, view, names } = await at(text);
  if (!place || !view || !names) return plain;
  const edits = names.like(place, view).map(({ span }) => ({ span, text: `«${plain.slice(span.start, span.end)}»` }));
  return applyEdits(plain, edits);
}

async function renamed(text: string, name: string): Promise<string> {
  const { analysis, cursor, plain } = await at(text);
  const result = rename(analysis, cursor, name);
  return "refused" in result ? `refused: ${result.refused}` : applyEdits(plain, result.get("Dockerfile") ?? []);
}

const everywhere = `ARG V=1
FROM debian:$V AS base
ARG V
ENV W=\${V:-2} X="a$V"
LABEL v=$V
COPY --chown=$V:1 a$V /b/\${V}
RUN echo "$V" && curl example.com/\${V#1} \\
  # $V is no use
  | sh -c 'true'
RUN <<EOF
echo $V
EOF
COPY <<EOF /etc/v
v=$V
EOF
WORKDIR /\${V}
EXPOSE $V
VOLUME /$V
STOPSIGNAL $V
USER $V
`;

describe("variables", () => {
  it("are found in every word that Docker or a shell expands", async () => {
    const found = await references(everywhere.replace("ARG V=1", "ARG |V=1"));
    const unmarked = found.match(/(?<![A-Z«])V(?![A-Z])/g);
    // The comment alone.
    expect(unmarked).toEqual(["V"]);
    expect(found).toContain("# $V is no use");
  });

  it("are followed from every use", async () => {
    const uses = [...everywhere.matchAll(/\$\{?V/g)].map(({ index, 0: use }) => index + use.length);
    for (const end of uses) {
      if (everywhere.slice(0, end).endsWith("# $V")) continue;
      const text = `${everywhere.slice(0, end)}‸${everywhere.slice(end)}`;
      const { place, view, names } = await at(text);
      expect(place, text.slice(end - 12, end + 12)).toBeDefined();
      if (place && view)
        expect(names?.definition(place, view)?.span.start).toBe(end < 30 ? 4 : everywhere.indexOf("ARG V\n") + 4);
    }
  });

  it("that a stage does not declare are not the global ones", async () => {
    expect(await references("ARG |V=1\nFROM debian:$V\nRUN echo $V\n")).toBe(
      "ARG «V»=1\nFROM debian:$«V»\nRUN echo $V\n",
    );
  });

  it("of ENV shadow those of ARG", async () => {
    const text = "FROM debian:12\nARG |V=1\nENV V=$V\nRUN echo $V\n";
    expect(await references(text)).toBe("FROM debian:12\nARG «V»=1\nENV V=$«V»\nRUN echo $V\n");
  });

  it("of ENV reach the stages that start from theirs, and no others", async () => {
    const text =
      "FROM debian:12 AS a\nENV |A=1\nFROM a\nRUN echo $A\nCMD echo $A\nFROM debian:12\nENV A=2\nRUN echo $A\n";
    expect(await references(text)).toBe(
      "FROM debian:12 AS a\nENV «A»=1\nFROM a\nRUN echo $«A»\nCMD echo $«A»\nFROM debian:12\nENV A=2\nRUN echo $A\n",
    );
  });

  it("lead from an ARG without a default to the global one", async () => {
    const { place, view, names } = await at("ARG V=1\nFROM debian:$V\nARG |V\n");
    expect(place && view && names?.definition(place, view)?.span.start).toBe(4);
    const other = await at("ARG Y=1\nARG |V=$Y\nFROM debian:$V\n");
    expect(other.place && other.view && other.names?.definition(other.place, other.view)?.span.start).toBe(12);
  });
});

describe("stages", () => {
  const text =
    "FROM debian:12 AS ba|se\nFROM base AS next\nCOPY --from=BASE /a /b\nRUN --mount=from=base,target=/x ls\nCOPY --from=0 /a /c\n";

  it("are found wherever they are named", async () => {
    expect(await references(text)).toBe(
      "FROM debian:12 AS «base»\nFROM «base» AS next\nCOPY --from=«BASE» /a /b\nRUN --mount=from=«base»,target=/x ls\nCOPY --from=«0» /a /c\n",
    );
  });

  it("take another name, but for numbers", async () => {
    expect(await renamed(text, "root.fs")).toBe(
      "FROM debian:12 AS root.fs\nFROM root.fs AS next\nCOPY --from=root.fs /a /b\nRUN --mount=from=root.fs,target=/x ls\nCOPY --from=0 /a /c\n",
    );
  });

  it.each([
    ["FROM debian:12 AS |a\nFROM a\n", "B", /is not a valid stage name/],
    ["FROM debian:12 AS |a\nFROM a\n", "scratch", /reserved name|special meaning/],
    ["FROM debian:12 AS |a\nFROM a AS b\n", "b", /There is already a stage "b"/],
    ["FROM debian:12 AS |a\nFROM alpine\nCOPY --from=a /x /y\n", "alpine", /another meaning on line 2/],
    ["ARG K=x\nFROM debian:12 AS app-|x\nFROM app-$K\n", "y", /app-\$K on line 3 may refer to the stage/],
    ["ARG K\nFROM debian:12 AS app-|x\nFROM app-${K}\n", "y", /may refer to the stage/],
    ["FROM debian:12 AS a\nCOPY --from=|0 /a /b\n", "y", /number/],
    ["FROM deb|ian:12\n", "y", /Only stages and variables/],
  ])("refuse in %j the name %s", async (given, name, expected) => {
    expect(await renamed(given, name)).toMatch(expected);
  });

  it("are not confused with a variable that cannot name them", async () => {
    expect(
      await renamed("ARG K=x\nFROM debian:12 AS |base\nFROM example.com/$K\nCOPY --from=base /a /b\n", "z"),
    ).toContain("--from=z");
  });
});

describe("renaming a variable", () => {
  it("changes every use", async () => {
    const text =
      'ARG V=1\nFROM debian:$V AS base\nARG V\nENV W=${V:-2}\nRUN echo "$V" \\\n  # V is told of here\n  && true $|V\n';
    const expected = text
      .replace("|", "")
      .replace(/V(?!ERY| is)/g, "VERSION")
      .replace("ENVERSION", "ENV");
    expect(await renamed(text, "VERSION")).toBe(expected);
  });

  it.each([
    ["FROM debian:12\nARG |TARGETARCH\n", "X", /reserved name|special meaning/],
    ["FROM debian:12\nENV |PATH=/x\n", "X", /reserved name|special meaning/],
    ["FROM node:22\nENV |NODE_VERSION=1\n", "X", /base image also sets/],
    ["FROM debian:12\nRUN echo $|HOSTNAME_X\n", "X", /No instruction of this file sets/],
    ["FROM debian:12\nENV |A=1\nRUN printenv A\n", "B", /Line 3 mentions A/],
    ['FROM debian:12\nENV |A=1\nCMD ["sh", "-c", "echo $A"]\n', "B", /Line 3 mentions A/],
    ["FROM debian:12\nENV |A=1\nONBUILD RUN echo $A\n", "B", /Line 3 mentions A/],
    ["FROM debian:12\nENV |A=1 B=2\n", "B", /B already occurs on line 2/],
    ["FROM debian:12\nENV |A=1\nRUN B=3 && echo $A\n", "B", /B already occurs on line 3/],
    ["FROM debian:12\nENV |A=1\n", "1B", /is not a valid variable name/],
    ["FROM debian:12\nENV |A=1\n", "PATH", /reserved name|special meaning/],
  ])("is refused in %j to %s", async (text, name, expected) => {
    expect(await renamed(text, name)).toMatch(expected);
  });

  it("can be asked for beforehand", async () => {
    const { analysis, cursor } = await at("FROM debian:12\nENV |A=1\nRUN printenv A\n");
    expect(renamable(analysis, cursor)).toEqual({ refused: expect.stringContaining("Line 3") });
  });
});

describe("names in Compose files", () => {
  const dockerfile = "ARG TAG\nFROM debian:$TAG AS prod\n";
  const compose = (more = "") =>
    `services:\n  a:\n    build:\n      context: .\n      target: prod\n      args:\n        TAG: "12"\n${more}`;

  it("follow the Dockerfile's", async () => {
    const { analysis, cursor, view, place } = await at("ARG T|AG\nFROM debian:$TAG AS prod\n", "Dockerfile", {
      "compose.yaml": compose(),
    });
    expect(place).toMatchObject({ type: "variable" });
    expect(view && outerPlaces(analysis, view).map(({ type, name }) => `${type} ${name}`)).toEqual([
      "target prod",
      "arg TAG",
    ]);
    const result = rename(analysis, cursor, "RELEASE");
    if ("refused" in result) throw new Error(result.refused);
    expect(applyEdits(compose(), result.get("compose.yaml") ?? [])).toBe(compose().replace("TAG", "RELEASE"));
  });

  it("are not changed where others hang on them", async () => {
    const list = "services:\n  a:\n    build:\n      context: .\n      args: [TAG]\n";
    const found = await at("ARG T|AG\nFROM debian:$TAG AS prod\n", "Dockerfile", { "compose.yaml": list });
    expect(rename(found.analysis, found.cursor, "B")).toEqual({ refused: expect.stringContaining("compose.yaml") });
    const shared =
      "x-args: &args\n  TAG: '12'\nservices:\n  a:\n    build: { context: ., args: *args }\n  b:\n    build: { context: other, args: *args }\n";
    const other = await at("ARG T|AG\nFROM debian:$TAG AS prod\n", "Dockerfile", { "compose.yaml": shared });
    expect(rename(other.analysis, other.cursor, "B")).toEqual({ refused: expect.stringContaining("compose.yaml") });
  });

  it("lead to the Dockerfile", async () => {
    for (const [word, expected] of [
      ["prod", dockerfile.indexOf("prod")],
      ["TAG", 4],
    ] as const) {
      const text = compose();
      const analysis = await analysisOf({ Dockerfile: dockerfile, "compose.yaml": text }, "compose.yaml");
      const found = namedAt(analysis, text.indexOf(word) + 1);
      expect(found?.analysis.source.path).toBe("Dockerfile");
      expect(found && definitionOf(found)).toMatchObject({ start: expected });
    }
  });

  it("are renamed inside an inline Dockerfile, and around it", async () => {
    const text =
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        ARG TAG\n        FROM debian:$$TAG\n      args:\n        TAG: "12"\n';
    const { analysis, cursor } = await at(text.replace("ARG TAG", "ARG T‸AG"), "compose.yaml");
    const result = rename(analysis, cursor, "RELEASE");
    if ("refused" in result) throw new Error(result.refused);
    expect(applyEdits(text, result.get("compose.yaml") ?? [])).toBe(text.replaceAll("TAG", "RELEASE"));
  });
});

describe("names in files that build others", () => {
  const dockerfile = "ARG TAG=12\nFROM debian:$TAG AS prod\n";
  const callers: readonly (readonly [string, string])[] = [
    [
      "compose.yaml",
      'services:\n  a:\n    build:\n      context: .\n      target: prod\n      args:\n        TAG: "12"\n',
    ],
    ["docker-bake.hcl", 'target "a" {\n  context = "."\n  target = "prod"\n  args = {\n    TAG = "12"\n  }\n}\n'],
    ["Makefile", "image:\n\tdocker build --target prod --build-arg TAG=12 .\n"],
    ["build.sh", "set -e\ndocker build --target=prod --build-arg 'TAG=12' .\n"],
    [
      ".goreleaser.yaml",
      "dockers:\n  - dockerfile: Dockerfile\n    build_flag_templates:\n      - --target=prod\n      - --build-arg=TAG=12\n",
    ],
    [".gitlab-ci.yml", "build:\n  script:\n    - docker build --target prod --build-arg TAG=12 .\n"],
    [
      ".github/workflows/image.yml",
      "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          target: prod\n          build-args: |\n            TAG=12\n",
    ],
    ["devcontainer.json", '{ "build": { "dockerfile": "Dockerfile", "target": "prod", "args": { "TAG": "12" } } }\n'],
  ];

  it.each(callers)("of %s lead to the Dockerfile, which leads back", async (path, text) => {
    for (const word of ["prod", "TAG"]) {
      const analysis = await analysisOf({ Dockerfile: dockerfile, [path]: text }, path);
      const found = namedAt(analysis, text.indexOf(word) + 1);
      expect(found?.span).toEqual({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
      expect(found?.analysis.source.path).toBe("Dockerfile");
      expect(found && definitionOf(found)?.start).toBe(dockerfile.indexOf(word));
      expect(found && callersOf(found).map(({ source, span }) => [source.path, span])).toEqual([[path, found?.span]]);
    }
  });

  it.each(callers)("are renamed from %s as from the Dockerfile", async (path, text) => {
    for (const [word, name] of [
      ["prod", "release"],
      ["TAG", "VERSION"],
    ] as const) {
      const files = { Dockerfile: dockerfile, [path]: text };
      for (const from of [path, "Dockerfile"] as const) {
        const analysis = await analysisOf(files, from);
        const result = rename(analysis, (from === path ? text : dockerfile).indexOf(word), name);
        if ("refused" in result) throw new Error(result.refused);
        const changed = (file: string, before: string) => applyEdits(before, result.get(file) ?? []);
        expect(changed("Dockerfile", dockerfile)).toBe(dockerfile.replaceAll(word, name));
        expect(changed(path, text)).toBe(text.replace(word, name));
      }
    }
  });

  const renameWith = async (files: Readonly<Record<string, string>>, word: string, name: string) => {
    const analysis = await analysisOf({ Dockerfile: dockerfile, ...files });
    const result = rename(analysis, dockerfile.indexOf(word), name);
    return "refused" in result ? result.refused : [...result.keys()];
  };

  it.each([
    ["a value that decides the target", "docker build --target $STAGE .\n", "prod", /has a target that is not known/],
    ["options in a variable", "docker build $OPTIONS .\n", "TAG", /may say more of its build than can be seen/],
    [
      "a name in a variable",
      'docker build --build-arg "$NAME=1" .\n',
      "TAG",
      /gives an argument whose name is not known/,
    ],
    ["a context of that name", "docker build --build-context prod=. .\n", "prod", /may replace prod by a context/],
    ["a name that is there already", "docker build --build-arg NEXT=1 .\n", "TAG", /already names NEXT/],
    ["a stage that is named so already", "docker build --target next .\n", "prod", /already names next/],
    ["a build of who knows what", 'docker build --build-arg TAG=1 "$WHERE"\n', "TAG", /whose Dockerfile is not known/],
    ["a value from the environment", "docker build --build-arg TAG .\n", "TAG", /cannot be changed/],
  ])("are not changed beside %s", async (_what, script, word, expected) => {
    const wanted = word === "TAG" ? "NEXT" : "next";
    expect(await renameWith({ "build.sh": script }, word, wanted)).toMatch(expected);
  });

  it("are changed beside builds that have nothing to do with them", async () => {
    const scripts = {
      "build.sh": 'docker build "$WHERE"\n',
      "other.sh": "docker build --build-arg TAG=1 example.com/x.git\n",
    };
    expect(await renameWith(scripts, "prod", "next")).toEqual(["Dockerfile"]);
    const remote = { "build.sh": "docker build --build-arg TAG=1 https://example.com/x.git\n" };
    expect(await renameWith(remote, "TAG", "NEXT")).toEqual(["Dockerfile"]);
  });

  it("lead to each of the documents that share them", async () => {
    const text =
      "x-args: &args\n  TAG: '12'\nservices:\n  a:\n    build: { context: a, args: *args }\n  b:\n    build: { context: b, args: *args }\n";
    const files = { "a/Dockerfile": dockerfile, "b/Dockerfile": dockerfile, "compose.yaml": text };
    const found = allNamedAt(await analysisOf(files, "compose.yaml"), text.indexOf("TAG"));
    expect(found.map(({ analysis }) => analysis.source.path)).toEqual(["a/Dockerfile", "b/Dockerfile"]);
  });

  it.each([
    ["prod", "B", "B\n"],
    ["prod", "b", "B\n"],
    ["prod", "c", undefined],
    ["TAG", "A", "A\n"],
    ["TAG", "C", "C\n"],
    ["TAG", "D", undefined],
  ])("instead of %s: %s is where it is defined", async (word, name, expected) => {
    const built = "ARG A\nFROM x AS b\nARG A=2 C\nFROM y AS B\nENV D=1\n";
    const [[path, text]] = callers as readonly [readonly [string, string]];
    const asked = text.replace(word, name);
    const found = namedAt(await analysisOf({ Dockerfile: built, [path]: asked }, path), text.indexOf(word));
    expect(found && definitionOf(found)?.start).toBe(expected === undefined ? undefined : built.indexOf(expected));
  });
});
