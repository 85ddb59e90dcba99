import { describe, expect, it } from "vitest";
import { runSteps } from "../../../src/rule-kit/commands/run-steps.ts";
import {
  isBinDirectory,
  isRunnable,
  landingsOf,
  likeliestLanding,
  type MadeFile,
  madeFile,
  pathOfMade,
  runsFile,
} from "../../../src/rule-kit/files/file-flow.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

it("tells directory and name of a file", () => {
  expect(madeFile("/out/bin/app")).toEqual({ directory: "/out/bin", name: "app" });
  expect(pathOfMade({ directory: "/out/bin", name: "app" })).toBe("/out/bin/app");
  expect(pathOfMade({ directory: "/", name: "app" })).toBe("/app");
  expect(pathOfMade({ directory: "/out", name: undefined })).toBeUndefined();
});

/** Where the file ends up that `make` leaves in the first stage: "stage path", with "?" for what is not proven. */
function landings(text: string, file: MadeFile = madeFile("/out/app")): readonly string[] {
  const model = modelOf(`FROM debian:12 AS b\nARG X\nWORKDIR /w\n${text}`);
  const step = runSteps(model.stages[0]!, model).find(({ command }) => command.program === "make")!;
  return landingsOf(step, file, model).map(
    ({ stage, file: landed, certain }) =>
      `${stage.index} ${pathOfMade(landed) ?? `${landed.directory}/*`}${certain ? "" : "?"}`,
  );
}

/** As `landings`, for one COPY into a second stage. */
function copied(words: string, file?: MadeFile): readonly string[] {
  return landings(`RUN make\nFROM debian:12\nARG X\nWORKDIR /v\nCOPY --from=b ${words}`, file);
}

describe("a COPY takes a file", () => {
  it.each([
    ["/out/app /usr/bin/tool", ["1 /usr/bin/tool"]],
    ["out/app /usr/bin/tool", ["1 /usr/bin/tool"]],
    ["/out/../out/app /tool", ["1 /tool"]],
    ["/out/app /usr/bin/", ["1 /usr/bin/app"]],
    ["/out/app .", ["1 /v/app"]],
    ["/out/app ..", ["1 /app"]],
    ["/out/app a.", ["1 /v/a."]],
    ["/out/app /", ["1 /app"]],
    ["/out/app /other /opt/x", ["1 /opt/x/app"]],
    ["/out/* /bin/", ["1 /bin/app"]],
    ["/out/ap? /tool", ["1 /tool"]],
    ["/*/app /tool", ["1 /tool"]],
    ["/out /opt", ["1 /opt/app"]],
    ["/out/ /opt/", ["1 /opt/app"]],
    ["/ /", ["1 /out/app"]],
    ["/ /root", ["1 /root/out/app"]],
    ["/out/other /tool", []],
    ["/other/app /tool", []],
    ["/* /tool", []],
    ["/out/*.txt /tool", []],
    ["$X /tool", []],
    ["/out/app $X", []],
    ["/ou /tool", []],
  ])("COPY --from=b %s", (words, expected) => {
    expect(copied(words)).toEqual(expected);
  });

  it("of an unnamed file perhaps, but for whole directories", () => {
    const some = { directory: "/out", name: undefined };
    expect(copied("/out/app /tool", some)).toEqual(["1 /tool?"]);
    expect(copied("/out/app /bin/", some)).toEqual(["1 /bin/app?"]);
    expect(copied("/out /opt", some)).toEqual(["1 /opt/*"]);
    expect(copied("/out/* /bin/", some)).toEqual([]);
    expect(copied("/other/app /tool", some)).toEqual([]);
  });

  it("of a directory that is not known, nowhere", () => {
    expect(copied("/ /root", { directory: "out", name: "app" })).toEqual([]);
    expect(copied("out /root", { directory: "out", name: "app" })).toEqual([]);
  });
});

describe("ways of a file", () => {
  it("lead through further stages", () => {
    expect(
      landings("RUN make\nFROM debian:12 AS c\nCOPY --from=b /out/app /tmp/app\nFROM scratch\nCOPY --from=c /tmp /"),
    ).toEqual(["1 /tmp/app", "2 /app"]);
  });

  it("are not proven once one copy is not", () => {
    const some = { directory: "/out", name: undefined };
    const text =
      "RUN make\nFROM debian:12 AS c\nCOPY --from=b /out/app /tmp/app\nFROM scratch\nCOPY --from=c /tmp/app /";
    expect(landings(text, some)).toEqual(["1 /tmp/app?", "2 /app?"]);
  });

  it("start from stages that continue the one that made it", () => {
    expect(landings("RUN make\nFROM b AS c\nFROM scratch\nCOPY --from=c /out/app /app")).toEqual(["2 /app"]);
  });

  it("come to an end", () => {
    const two =
      "RUN make\nFROM scratch\nCOPY --from=b /out/app /a\nCOPY --from=b /out/app /a\nCOPY --from=b /out/app /b";
    expect(landings(two)).toEqual(["1 /a", "1 /a", "1 /b"]);
    const again = `${two}\nFROM scratch\nCOPY --from=1 /a /c`;
    expect(landings(again)).toEqual(["1 /a", "1 /a", "1 /b", "2 /c"]);
    const doubling = Array.from({ length: 12 }, (_, i) => `FROM scratch\nCOPY --from=${i} / /a\nCOPY --from=${i} / /b`);
    expect(landings(`RUN make\n${doubling.join("\n")}`).length).toBeLessThan(100);
    const copies = Array.from({ length: 100 }, (_, i) => `cp /out/app /tmp/a${i}`).join(" && ");
    expect(landings(`RUN make && ${copies}\nFROM scratch\nCOPY --from=b / /`).length).toBeLessThan(70);
  });

  it("are no mounts, images, other stages or what children do", () => {
    expect(landings("RUN make\nFROM debian:12\nRUN --mount=from=b,source=/out/app,target=/app true")).toEqual([]);
    expect(landings("RUN make\nFROM scratch\nCOPY --from=alpine /out/app /app")).toEqual([]);
    expect(landings("RUN make\nFROM debian AS c\nFROM scratch\nCOPY --from=c /out/app /app")).toEqual([]);
    expect(landings("RUN make\nFROM scratch\nONBUILD COPY --from=b /out/app /app")).toEqual([]);
    expect(landings("RUN make\nFROM scratch\nADD --from=b /out/app /app")).toEqual([]);
  });
});

/** Where a command after `make` takes the file within its stage, as far as the second stage's copies of `/` show it. */
function moved(commands: string, file?: MadeFile): readonly string[] {
  const found = landings(`RUN ${commands}\nFROM scratch\nCOPY --from=b / /`, file);
  return found.map((one) => one.slice(2)).filter((one) => one !== "/out/app");
}

describe("later commands take a file along", () => {
  it.each([
    ["make && cp /out/app /tool", ["/tool"]],
    ["make && mv /out/app /tool", ["/tool"]],
    ["make && install -m 755 /out/app /tool", ["/tool"]],
    ["make && ln -s /out/app /tool", ["/tool"]],
    ["make && cp /out/app tool", ["/w/tool"]],
    ["make && cd /out && cp app /tool", ["/tool"]],
    ["make && cp /out/app /usr/local/bin", ["/usr/local/bin/app"]],
    ["make && cp /out/app /somewhere/", ["/somewhere/app"]],
    ["make && cp -t /somewhere /out/app", ["/somewhere/app"]],
    ["make && cp /other /out/app /somewhere", ["/somewhere/app"]],
    ["make && cp $X /out/app /somewhere", ["/somewhere/app"]],
    ["make && cp /out/* /somewhere", ["/somewhere"]],
    ["make && cp /out/* /somewhere/", ["/somewhere/app"]],
    ["make && cp /out/app /a && cp /a /b", ["/a", "/b"]],
    ["cp /out/app /tool && make", []],
    ["make && rsync /out/app /tool", []],
    ["make && cp", []],
    ["make && cp /out/app $X", []],
    ["make && cp /out/other /tool", []],
    ["make && cp /tool /out/app", []],
  ])("%s", (commands, expected) => {
    expect(moved(commands)).toEqual(expected);
  });

  it("without a name only where the whole directory goes", () => {
    const some = { directory: "/out", name: undefined };
    expect(moved("make && cp /out/* /bin/", some)).toEqual(["/out/*", "/bin/*"]);
    expect(moved("make && cp /out/* /bin/ && cp /out/* /x/", some)).toEqual(["/out/*", "/bin/*", "/x/*"]);
    expect(moved("make && cp /out/app /bin/", some)).toEqual(["/out/*"]);
    expect(moved("make && cp /other/* /bin/", some)).toEqual(["/out/*"]);
  });

  it("in the same stage only", () => {
    expect(landings("RUN make\nFROM b AS c\nRUN cp /out/app /tool\nFROM scratch\nCOPY --from=c /tool /tool")).toEqual(
      [],
    );
  });
});

it.each([
  ["/bin", true],
  ["/sbin", true],
  ["/usr/bin", true],
  ["/usr/sbin", true],
  ["/usr/local/bin", true],
  ["/go/bin", true],
  ["/opt", true],
  ["/tmp", true],
  ["/opt/bin", false],
  ["/usr/bin/app", false],
  ["/app/bin", false],
  ["/usr", false],
  ["bin", false],
])("tells whether %s exists in every image", (path, expected) => {
  expect(isBinDirectory(path)).toBe(expected);
});

it("tells which stages containers are started from", () => {
  const model = modelOf(
    [
      "FROM debian AS base",
      "FROM base AS a",
      "CMD run",
      "FROM debian AS b",
      'ENTRYPOINT ["run"]',
      "FROM debian AS c",
      "RUN make",
    ].join("\n"),
  );
  expect(model.stages.map((stage) => isRunnable(stage, model))).toEqual([true, true, true, false]);
});

describe("a stage runs a file", () => {
  const runs = (end: string, path = "/srv/app", parent = "") => {
    const model = modelOf(
      `FROM debian AS base\nWORKDIR /srv\n${parent}\nFROM base\n${end}\nFROM debian\nCMD /elsewhere`,
    );
    return runsFile(model.stages[0]!, madeFile(path), model);
  };

  it.each([
    ['ENTRYPOINT ["/srv/app"]', "/srv/app", true],
    ['CMD ["/srv/app", "--serve"]', "/srv/app", true],
    ['CMD ["./app"]', "/srv/app", true],
    ['ENTRYPOINT ["/srv/other"]\nCMD ["/srv/app"]', "/srv/app", false],
    ['ENTRYPOINT ["app"]', "/usr/bin/app", true],
    ['ENTRYPOINT ["app"]', "/sbin/app", true],
    ['ENTRYPOINT ["app"]', "/srv/app", false],
    ['ENTRYPOINT ["app"]', "/usr/bin/sub/app", false],
    ['ENTRYPOINT ["app"]', "/srv/cabin/app", false],
    ['ENTRYPOINT ["app"]', "/usr/bin/other", false],
    ["CMD $APP", "/srv/app", false],
    ["RUN make", "/srv/app", false],
    ["RUN make", "/elsewhere", false],
  ])("%s: %s", (end, path, expected) => {
    expect(runs(end, path)).toBe(expected);
  });
});

it("speaks of a landing that is proven, if there is one", () => {
  const landing = (certain: boolean) => ({ certain }) as Parameters<typeof likeliestLanding>[0][number];
  const [maybe, sure] = [landing(false), landing(true)];
  expect(likeliestLanding([maybe, sure, landing(true)])).toBe(sure);
  expect(likeliestLanding([maybe, landing(false)])).toBe(maybe);
  expect(likeliestLanding([])).toBeUndefined();
});
