import { describe, expect, it } from "vitest";
import { type Contents, isLightCopy, layersOf } from "../../../src/rule-kit/files/layer-contents.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** What is known to lie in the image before the last layer of the last stage. */
function before(text: string): Contents {
  const model = modelOf(`${text}\nRUN last`);
  return [...layersOf(model.stages.at(-1)!, model)].at(-1)!.before;
}

function paths(text: string, directory = "/"): readonly (string | undefined)[] {
  return before(`FROM debian:12\nWORKDIR /w\n${text}`)
    .within(directory)
    .map(({ path }) => path);
}

it("goes through the layers of a stage and of its parents", () => {
  const model = modelOf("FROM debian AS base\nCOPY a /a\nENV A=b\nFROM base\nADD b /b\nRUN touch c\nCMD x");
  const layers = [...layersOf(model.stages[1]!, model)];
  expect(layers.map(({ instruction, effects }) => `${instruction.type} ${effects.length}`)).toEqual([
    "Copy 1",
    "Add 1",
    "Run 1",
  ]);
});

describe("what layers hold", () => {
  it.each([
    ["COPY a /a", ["/a"]],
    ["COPY a /a\nCOPY b /b", ["/a", "/b"]],
    ["RUN curl -o /f https://example.com/f", ["/f"]],
    ["RUN wget -O /f https://example.com/f", ["/f"]],
    ["RUN git clone https://example.com/r.git", ["/w/r"]],
    ["RUN tar -xf a.tar -C /opt", ["/opt"]],
    ["RUN bsdtar -xf a.tar -C /opt", ["/opt"]],
    ["RUN unzip a.zip -d /opt", ["/opt"]],
    ["RUN cp /a /b", ["/b"]],
    ["RUN mv /a /b", ["/b"]],
    ["RUN install a /b", ["/b"]],
    ["RUN install -d /b", []],
    ["RUN touch /f && mkdir /d && ln -s /a /b", []],
    ["RUN apt-get update && apt-get install -y git", []],
    ["RUN if x; then cp /a /b; fi", []],
    ["RUN --mount=type=cache,target=/c cp /a /c/b", []],
    ["ADD https://example.com/f.tgz /f.tgz", ["/f.tgz"]],
    ["ADD f.tgz /f.tgz", []],
    ["COPY f.tgz /f.tgz", ["/f.tgz"]],
    ["ADD app /app", ["/app"]],

    ["COPY a /a\nRUN rm /a", []],
    ["COPY a /a\nCOPY b /b\nRUN rm -rf /a", ["/b"]],
    ["COPY a /d/\nRUN rm -rf /d", []],
    ["COPY a /d/a\nRUN rm -f /d", ["/d/a"]],
    ["COPY a /d/a\nRUN rm -rf /d/*", []],
    ["COPY a.x b.y /d/\nRUN rm -rf /d/*.x", ["/d/b.y"]],
    ["COPY a /d/a\nRUN rm -rf /d/[a]", ["/d/a"]],
    ["COPY a /d/a\nCOPY b /d/b\nRUN rm -rf /?/a", ["/d/b"]],
    ["COPY a /a\nRUN rm -rf a", ["/a"]],
    ["ARG X\nCOPY a /a\nRUN rm -rf $X", ["/a"]],
    ["COPY a /a\nRUN rm /a\nCOPY a /a", ["/a"]],
  ])("%s", (text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  it.each([
    ["rm /d/a", ["/d/a"]],
    ["rm /d", []],
    ["rm -r /d", ["/d/a", "/d/b.x"]],
    ["rm /d/*.x", ["/d/b.x"]],
    ["rm -r /*/a", ["/d/a"]],
    ["rm -r /d*", ["/d/a", "/d/b.x"]],
    ["rm -r /x", []],
    ["rm -r d", ["/d/a", "/d/b.x"]],
    ["rm -r $X", []],
  ])("are known to be what %s takes away", (script, expected) => {
    const model = modelOf(`FROM debian:12\nARG X\nCOPY a /d/a\nCOPY b /d/b.x\nRUN ${script}`);
    let covered: readonly (string | undefined)[] = [];
    for (const { effects, before: contents } of layersOf(model.stages[0]!, model)) {
      covered = effects.flatMap((effect) => contents.covered(effect)).map(({ path }) => path);
    }
    expect(covered).toEqual(expected);
  });

  it("are asked for by path and by directory", () => {
    const contents = before("FROM debian:12\nCOPY a /d/e/a\nCOPY b /d/b\nCOPY c /d/b");
    expect(contents.at("/d/b")?.span).toBe(contents.within("/d/b").at(-1)?.span);
    expect(contents.at("/d/x")).toBeUndefined();
    expect(contents.at("/d")).toBeUndefined();
    expect(contents.within("/d/e")).toHaveLength(1);
    expect(contents.within("/d/x")).toEqual([]);
    expect(contents.within("/d").map(({ path }) => path)).toEqual(["/d/e/a", "/d/b"]);
  });

  it("are the first few of many", () => {
    const many = Array.from({ length: 200 }, (_, i) => `COPY a /d/a${i}`).join("\n");
    expect(paths(many, "/d").length).toBeLessThan(200);
    expect(paths(many, "/d/a199")).toEqual(["/d/a199"]);
  });
});

it.each([
  ["COPY run.sh /run.sh", true],
  ["COPY run.sh notes.md /opt/", true],
  ["COPY run /run", false],
  ["COPY conf.d/settings.json app /opt/", false],
  ["COPY app.bin /settings.json", true],
  ["COPY run.sh app /opt/", false],
  ["ADD app.conf /etc/", true],
])("tells whether %s is of no weight", (text, expected) => {
  const model = modelOf(`FROM debian:12\n${text}`);
  const [instruction] = [...all(model, "Copy"), ...all(model, "Add")];
  expect(isLightCopy(model.effects(instruction!).at(-1)!)).toBe(expected);
});

it("finds no weight in what commands write", () => {
  const model = modelOf("FROM debian:12\nRUN cp a /a.sh");
  expect(isLightCopy(model.effects(all(model, "Run")[0]!)[0]!)).toBe(false);
});
