import { describe, expect, it } from "vitest";
import { pathOfMade } from "../../../src/rule-kit/files/file-flow.ts";
import { compilerAt, type GoBuild, goBuilds, goPath, isDebugBuild } from "../../../src/rule-kit/go/go-builds.ts";
import { knownValue } from "../../../src/syntax/fact.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

function buildsOf(text: string): readonly GoBuild[] {
  return goBuilds(modelOf(text));
}

function lastBuild(text: string): GoBuild {
  return buildsOf(text).at(-1) as GoBuild;
}

it("finds the builds of a file in order, and nothing else", () => {
  const text = [
    "FROM golang:1.22",
    "RUN go version && go build ./cmd/a && go vet && go install ./cmd/b",
    "RUN cargo build && npm install && go && xx-go build",
    "FROM golang:1.22 AS tests",
    "RUN go test ./...",
  ].join("\n");
  const model = modelOf(text);
  expect(goBuilds(model).map(({ action, span, stage }) => [action, at(model.document, span), stage.index])).toEqual([
    ["build", "go build", 0],
    ["install", "go install", 0],
    ["build", "xx-go build", 0],
    ["test", "go test", 1],
  ]);
});

it("reads the flags of each build", () => {
  const plain = lastBuild("FROM golang:1.22\nRUN go build");
  const full = lastBuild(
    "FROM golang:1.22\nRUN go build -race -trimpath -tags=netgo -ldflags='-s -w' -gcflags='-N -l'",
  );
  const read = ({ race, trimpath, tags, ldflags, gcflags }: GoBuild) => ({
    race: knownValue(race),
    trimpath: knownValue(trimpath),
    tags: knownValue(tags)?.words,
    ldflags: knownValue(ldflags)?.words,
    gcflags: knownValue(gcflags)?.words,
  });
  expect(read(plain)).toEqual({ race: false, trimpath: false });
  expect(read(full)).toEqual({
    race: true,
    trimpath: true,
    tags: ["netgo"],
    ldflags: ["-s", "-w"],
    gcflags: ["-N", "-l"],
  });
  expect(knownValue(lastBuild("FROM golang\nENV GOFLAGS=-trimpath\nRUN go build").trimpath)).toBe(true);
});

it.each([
  ["-gcflags='all=-N -l'", true],
  ["-gcflags='-N -l'", true],
  ["-gcflags=-l", false],
  ["-gcflags='-l -Norace'", false],
  ["", false],
  ['-gcflags="$FLAGS -l"', undefined],
  ["$FLAGS", undefined],
])("tells whether a build with %s is meant for a debugger", (flags, expected) => {
  expect(knownValue(isDebugBuild(lastBuild(`FROM golang\nARG FLAGS\nRUN go build ${flags} .`)))).toBe(expected);
});

it("says why it cannot tell of a debugger's build", () => {
  const reason = (flags: string) => {
    const fact = isDebugBuild(lastBuild(`FROM golang\nARG FLAGS\nRUN go build ${flags} .`));
    return fact.known ? undefined : fact.reason;
  };
  expect(reason('-gcflags="$FLAGS -l"')).toBe("a variable holds the compiler flags");
  expect(reason("$FLAGS")).toBe("a variable may contain -gcflags");
});

/** What decides about cgo: state, reason, and the text that is pointed at. */
function cgoOf(text: string): string {
  const model = modelOf(text);
  const { cgo } = goBuilds(model).at(-1) as GoBuild;
  const place = cgo.at ? ` (${at(model.document, cgo.at)})` : "";
  return `${cgo.state}${cgo.explicit ? " on demand" : ""}: ${cgo.reason}${place}`;
}

describe("cgo as CGO_ENABLED says", () => {
  it.each([
    ["ENV CGO_ENABLED=0\nRUN go build", "off on demand: CGO_ENABLED=0 is set (CGO_ENABLED=0)"],
    ["ENV CGO_ENABLED=1\nRUN go build", "on on demand: CGO_ENABLED=1 is set (CGO_ENABLED=1)"],
    ["ARG CGO=0\nENV CGO_ENABLED=$CGO\nRUN go build", "off on demand: CGO_ENABLED=0 is set (CGO_ENABLED=$CGO)"],
    ["RUN CGO_ENABLED=0 go build", "off on demand: CGO_ENABLED=0 is set (CGO_ENABLED=0)"],
    [
      "ARG WANTED\nRUN CGO_ENABLED=$WANTED go build",
      "unknown on demand: the value given to CGO_ENABLED here is not known (CGO_ENABLED=$WANTED)",
    ],
    ["RUN go env -w CGO_ENABLED=0 && go build", "off on demand: go env -w sets CGO_ENABLED=0 (CGO_ENABLED=0)"],
    ['RUN go env -w "CGO_ENABLED=0" && go build', 'off on demand: go env -w sets CGO_ENABLED=0 ("CGO_ENABLED=0")'],
    [
      "ENV SETTING=CGO_ENABLED=0\nRUN go env -w $SETTING && go build",
      "off on demand: go env -w sets CGO_ENABLED=0 ($SETTING)",
    ],
    ["RUN go env -w CGO_ENABLED=1\nRUN go build", "on on demand: go env -w sets CGO_ENABLED=1 (CGO_ENABLED=1)"],
    [
      "RUN go env -w GOFLAGS=-mod=mod CGO_ENABLED=$WANTED && go build",
      "unknown on demand: go env -w sets CGO_ENABLED to a value that is not known (CGO_ENABLED=$WANTED)",
    ],
    [
      "RUN go env -w CGO_ENABLED=1 && go env -w CGO_ENABLED=0 && go build",
      "off on demand: go env -w sets CGO_ENABLED=0 (CGO_ENABLED=0)",
    ],
  ])("%s", (text, expected) => {
    expect(cgoOf(`FROM golang:1.22\n${text}`)).toBe(expected);
  });

  it("keeps what a parent stage has stored", () => {
    expect(cgoOf("FROM golang:1.22 AS base\nRUN go env -w CGO_ENABLED=0\nFROM base\nRUN go build")).toMatch(/^off on/);
  });

  it.each([
    "RUN go build && go env -w CGO_ENABLED=0",
    "RUN go env CGO_ENABLED=0 && go build",
    "RUN echo -w CGO_ENABLED=0 && go build",
    "RUN tool env -w CGO_ENABLED=0 && go build",
    "RUN go env -w GOFLAGS=-mod=mod && go build",
    "ENV CGO_ENABLED=\nRUN go build",
  ])("is not decided by %s", (text) => {
    expect(cgoOf(`FROM golang:1.22\n${text}`)).toBe("on: CGO_ENABLED is not set and the base image has gcc");
  });
});

describe("cgo as the target platform decides", () => {
  const byCompiler = "on: CGO_ENABLED is not set and the base image has gcc";

  it.each([
    ["RUN xx-go build", "unknown: xx-go decides whether it cross-compiles"],
    ["RUN GOOS=windows go build", "off: GOOS=windows is not the operating system of the build (GOOS=windows)"],
    ["RUN GOOS=linux go build", byCompiler],
    ["RUN GOOS= go build", byCompiler],
    ["ARG SYSTEM\nRUN GOOS=$SYSTEM go build", "unknown: the value given to GOOS here is not known"],
    ["ARG TARGETARCH\nARG CPU=$TARGETARCH\nENV GOARCH=$CPU\nRUN go build", byCompiler],
    ["ARG TARGETARCH\nARG CPU\nRUN GOARCH=$CPU go build", "unknown: the value given to GOARCH here is not known"],
    ["ARG TARGETARCH\nENV GOARCH=$TARGETARCH\nRUN go build", byCompiler],
    ["ARG CPU\nRUN GOARCH=$CPU go build", "unknown: the value given to GOARCH here is not known"],
    ["RUN GOARCH= go build", byCompiler],
    ["RUN GOARCH=amd64 go build", byCompiler],
    [
      "RUN GOARCH=arm64 go build",
      "unknown: GOARCH=arm64 may or may not be the architecture of the build machine (GOARCH=arm64)",
    ],
  ])("%s", (text, expected) => {
    expect(cgoOf(`FROM golang:1.22\n${text}`)).toBe(expected);
  });

  it.each(["TARGETARCH", "TARGETOS", "TARGETPLATFORM", "TARGETVARIANT", "BUILDARCH", "BUILDOS", "BUILDPLATFORM"])(
    "takes %s as the machine's own in a build that is not crossed",
    (name) => {
      expect(cgoOf(`FROM golang:1.22\nARG ${name}\nRUN GOOS=\${${name}} go build`)).toBe(byCompiler);
    },
  );

  it.each(["MYTARGETARCH", "TARGETARCHES"])("knows nothing of %s", (name) => {
    expect(cgoOf(`FROM golang:1.22\nARG ${name}\nRUN GOARCH=$${name} go build`)).toMatch(/^unknown/);
  });

  it("knows the architecture that a stage runs on from its platform", () => {
    const on = (text: string) => cgoOf(`FROM --platform=linux/arm64 golang:1.22 AS base\n${text}`);
    expect(on("RUN GOARCH=arm64 go build")).toBe(byCompiler);
    expect(on("FROM base\nRUN GOARCH=arm64 go build")).toBe(byCompiler);
    expect(on("RUN GOARCH=amd64 go build")).toBe(
      "off: GOARCH=amd64 is not the architecture of the build (GOARCH=amd64)",
    );
  });
});

describe("cgo as the stage's compiler decides", () => {
  it.each([
    ["FROM golang:1.22\nRUN go build", "on: CGO_ENABLED is not set and the base image has gcc"],
    ["FROM golang:1.22-alpine\nRUN go build", "off: the stage has no C compiler"],
    ["FROM golang:alpine\nRUN go build", "off: the stage has no C compiler"],
    ["FROM golang:1.20-alpine\nRUN go build", "off: the stage has no C compiler"],
    [
      "FROM golang:1.19-alpine\nRUN go build",
      "on: CGO_ENABLED is not set, and Go before 1.20 uses cgo even without a C compiler",
    ],
    ["FROM golang:1.22-alpine\nRUN go build -race", "on: -race needs cgo"],
    [
      "FROM swift:5.10\nENV CGO_ENABLED= GOOS= GOARCH= GOFLAGS=\nRUN go build",
      "on: CGO_ENABLED is not set and the base image has clang",
    ],
    ["FROM memcached:1.6\nENV CGO_ENABLED= GOOS= GOARCH= GOFLAGS=\nRUN go build", "off: the stage has no C compiler"],
    [
      "FROM jenkins/jenkins\nENV CGO_ENABLED= GOOS= GOARCH= GOFLAGS=\nRUN go build",
      "unknown: it is not known whether the base image has a C compiler",
    ],
    [
      "FROM golang:1.22-alpine\nRUN apk add gcc clang && go build",
      "on: CGO_ENABLED is not set and gcc is installed (gcc)",
    ],
    ["FROM golang:1.22-alpine\nRUN go build && apk add gcc", "off: the stage has no C compiler"],
    [
      "FROM golang:1.22-alpine\nARG MORE\nRUN apk add $MORE && go build",
      "unknown: not all installed packages are known",
    ],
    ["FROM alpine:3.20\nRUN apk add go && go build", "unknown: the go package may bring a C compiler"],
    [
      "FROM example.com/go\nENV CGO_ENABLED= GOOS= GOARCH= GOFLAGS=\nRUN go build",
      "unknown: it is not known whether the base image has a C compiler",
    ],
    [
      "FROM example.com/go\nENV CGO_ENABLED= GOOS= GOARCH= GOFLAGS=\nRUN apt-get install -y clang && go build",
      "on: CGO_ENABLED is not set and clang is installed (clang)",
    ],
    ["FROM debian:12\nRUN go build", "off: the stage has no C compiler"],
    ['FROM scratch\nCOPY go /go\nRUN ["/go", "build"]', "off: the stage has no C compiler"],
  ])("%s", (text, expected) => {
    expect(cgoOf(text)).toBe(expected);
  });
});

it("tells what brings a C compiler", () => {
  const compiler = (text: string) => {
    const model = modelOf(text);
    return compilerAt((goBuilds(model).at(-1) as GoBuild).step, model);
  };
  expect(compiler("FROM golang:1.22\nRUN go build")).toMatchObject({
    value: { found: true, by: "the base image has gcc", at: undefined },
  });
  expect(compiler("FROM golang:1.22-alpine\nRUN go build")).toMatchObject({
    value: { found: false, by: "", at: undefined },
  });
});

describe("linking", () => {
  const linked = (text: string) => {
    const { how, reason } = lastBuild(text).linking;
    return `${how}: ${reason}`;
  };
  const withCgo = "on: CGO_ENABLED is not set and the base image has gcc".slice(4);

  it.each([
    ["RUN go build", `dynamic: ${withCgo}`],
    ["RUN CGO_ENABLED=0 go build", "static: CGO_ENABLED=0 is set"],
    ["RUN xx-go build", "unknown: xx-go decides whether it cross-compiles"],
    ["RUN go build -buildmode=pie", "dynamic: -buildmode=pie needs a dynamic loader"],
    ["RUN CGO_ENABLED=0 go build -buildmode=pie", "dynamic: -buildmode=pie needs a dynamic loader"],
    ["RUN go build -buildmode=exe", `dynamic: ${withCgo}`],
    ["RUN go build -buildmode=default", `dynamic: ${withCgo}`],
    ["RUN CGO_ENABLED=0 go build -buildmode=c-shared", "unknown: -buildmode=c-shared"],
    ["RUN go build -tags netgo", "static: the build tag netgo keeps Go's own resolver"],
    ["RUN go build -tags=osusergo,netgo", "static: the build tag netgo keeps Go's own resolver"],
    ["RUN go build -tags=osusergo", `dynamic: ${withCgo}`],
    ['RUN go build -tags "$TAGS"', "unknown: a variable holds the build tags"],
    ["RUN go build $FLAGS", "unknown: a variable may contain -tags"],
    ['RUN go build -ldflags="$FLAGS"', "unknown: a variable holds the linker flags"],
    ["RUN go build -ldflags='-s -w'", `dynamic: ${withCgo}`],
    ["RUN CGO_ENABLED=1 go build -ldflags='-extldflags \"-static\"'", "static: -extldflags contains -static"],
    ["RUN CGO_ENABLED=0 go build -ldflags='-extldflags -static'", "static: -extldflags contains -static"],
    [
      "RUN go build -ldflags='-extldflags -static'",
      "unknown: -extldflags -static applies only where the C linker is used",
    ],
    ["RUN go build -ldflags='-linkmode external -extldflags -static'", "static: -extldflags contains -static"],
    ["RUN go build -ldflags='-linkmode=external -extldflags=-static'", "static: -extldflags contains -static"],
    ["RUN go build -ldflags='-linkmode=external -extldflags \"-static -lm\"'", "static: -extldflags contains -static"],
    [
      "RUN go build -ldflags='-X main.source=external-api -extldflags -static'",
      "unknown: -extldflags -static applies only where the C linker is used",
    ],
    [
      "RUN go build -ldflags='-linkmode=external -extldflags \"-lm -static-pie\"'",
      "static: -extldflags contains -static",
    ],
    ["RUN go build -ldflags='-linkmode=external -extldflags --static'", "static: -extldflags contains -static"],
    ["RUN go build -ldflags='-linkmode=external -extldflags -static-libgcc'", `dynamic: ${withCgo}`],
    ["RUN go build -ldflags='-X main.mode=non-static'", `dynamic: ${withCgo}`],
  ])("%s", (text, expected) => {
    expect(linked(`FROM golang:1.22\nARG TAGS\nARG FLAGS\n${text}`)).toBe(expected);
  });

  it("counts on the C linker where it cannot tell whether cgo is used", () => {
    expect(linked("FROM golang:1.22\nRUN xx-go build -ldflags='-extldflags -static'")).toBe(
      "static: -extldflags contains -static",
    );
  });
});

/** Paths of what a build leaves; `DIR/?` for a file whose name is not known. */
function outputsOf(command: string, before = ""): readonly string[] {
  const text = `FROM golang:1.22\nWORKDIR /src\nARG NAME\n${before}\nRUN ${command}`;
  return lastBuild(text).outputs.map((file) => pathOfMade(file) ?? `${file.directory}/?`);
}

describe("outputs", () => {
  it.each([
    ["go build ./cmd/app", ["/src/app"]],
    ["go build", ["/src/?"]],
    ["go build .", ["/src/?"]],
    ["go build ..", ["/src/?"]],
    ["go build cmd/app/", ["/src/app"]],
    ['go build "./cmd/app"', ["/src/app"]],
    ["go build ./cmd/$NAME", ["/src/$NAME"]],
    ["PACKAGE=./cmd/app && go build $PACKAGE", ["/src/app"]],
    ["go build main.go", ["/src/main"]],
    ["go build main.go util.go", ["/src/main"]],
    ["go build main.go ./other", []],
    ["go build ./a ./b", []],
    ["go build ./...", []],
    ["go build all", []],
    ["go build example.com/tool/v2", ["/src/tool"]],
    ["go build example.com/tool/v10", ["/src/tool"]],
    ["go build tool/v2", ["/src/tool"]],
    ["go build v2", ["/src/v2"]],
    ["go build example.com/dev2", ["/src/dev2"]],
    ["go build example.com/tool/v2x", ["/src/v2x"]],
    ["cd /elsewhere && go build ./app", ["/elsewhere/app"]],
    ["go build -C /elsewhere ./app", ["/elsewhere/app"]],
    ["go build -C sub ./app", ["/src/sub/app"]],
    ["go build -o /out/app ./cmd/app", ["/out/app"]],
    ["go build -o bin/app .", ["/src/bin/app"]],
    ["go build -o /out/ ./cmd/app", ["/out/app"]],
    ["go build -o . ./cmd/app", ["/src/app"]],
    ["go build -o .. ./cmd/app", ["/app"]],
    ["go build -o app. ./cmd/app", ["/src/app."]],
    ["go build -o /usr/local/bin ./cmd/app", ["/usr/local/bin/app"]],
    ["go build -o /out ./cmd/a ./cmd/b", ["/out/?"]],
    ["go build -o /out ./cmd/...", ["/out/?"]],
    ["go build -o /dev/null ./cmd/app", []],
    ["go build -o $NAME .", []],
    ["cd $NAME && go build -o app .", []],
    ["cd $NAME && go build -o /app .", ["/app"]],
    ["cd $NAME && go build ./app", []],
    ["go test ./...", []],
    ["go test ./pkg", []],
    ["go test -c ./pkg", ["/src/?"]],
    ["go test -c -o /out/pkg.test ./pkg", ["/out/pkg.test"]],
  ])("%s", (command, expected) => {
    expect(outputsOf(command)).toEqual(expected);
  });

  it.each(["tool", "all", "std", "cmd"])("are several of the pattern %s", (pattern) => {
    expect(outputsOf(`go build -o /out ${pattern}`)).toEqual(["/out/?"]);
  });
});

describe("outputs of go install", () => {
  it.each([
    ["", "go install ./cmd/app", ["/go/bin/app"]],
    ["", "go install example.com/tool/v2@v2.1.0", ["/go/bin/tool"]],
    ["", "go install example.com/tool@latest", ["/go/bin/tool"]],
    ["", "go install ./...", ["/go/bin/?"]],
    ["", "go install", ["/go/bin/?"]],
    ["ENV GOBIN=/out", "go install ./cmd/app", ["/out/app"]],
    ["", "GOBIN=bin go install ./cmd/app", ["/src/bin/app"]],
    ["", "GOBIN=$NAME go install ./cmd/app", []],
    ["ENV GOPATH=/gopath:/other", "go install ./cmd/app", ["/gopath/bin/app"]],
    ["", "GOPATH=$NAME go install ./cmd/app", []],
  ])("%s %s", (before, command, expected) => {
    expect(outputsOf(command, before)).toEqual(expected);
  });
});

it("knows GOPATH, or its default below the home", () => {
  const path = (text: string) => {
    const model = modelOf(text);
    return goPath((goBuilds(model).at(-1) as GoBuild).step, model);
  };
  expect(path("FROM golang:1.22\nRUN go build")).toBe("/go");
  expect(path("FROM alpine:3.20\nRUN go build")).toBe("/root/go");
  expect(path("FROM alpine:3.20\nUSER app\nRUN go build")).toBeUndefined();
  expect(path("FROM alpine:3.20\nENV GOPATH=/work\nRUN go build")).toBe("/work");
  expect(path("FROM alpine:3.20\nARG DIR\nRUN GOPATH=$DIR go build")).toBeUndefined();
});

describe("landings", () => {
  const landings = (text: string) =>
    lastBuild(text).landings.map(
      ({ stage, file, certain }) => `${stage.index} ${pathOfMade(file) ?? `${file.directory}/?`}${certain ? "" : "?"}`,
    );

  it("follow a named file for certain", () => {
    expect(landings("FROM golang AS b\nRUN go build -o /app\nFROM scratch\nCOPY --from=b /app /bin/app")).toEqual([
      "1 /bin/app",
    ]);
  });

  it("follow a file without a name for certain where the image runs it", () => {
    const text = "FROM golang AS b\nWORKDIR /src\nRUN go build\nFROM scratch\nCOPY --from=b /src/app /app\n";
    expect(landings(text)).toEqual(["1 /app?"]);
    expect(landings(`${text}ENTRYPOINT ["/app"]`)).toEqual(["1 /app"]);
    expect(landings(`${text}ENTRYPOINT ["/other"]`)).toEqual(["1 /app?"]);
  });

  it("follow what go install alone puts into its directory for certain", () => {
    const copy = "FROM scratch\nCOPY --from=b /go/bin/app /app";
    expect(landings(`FROM golang AS b\nRUN go install ./...\n${copy}`)).toEqual(["1 /app"]);
    expect(landings(`FROM golang AS b\nRUN go install example.com/t@v1 && go install ./...\n${copy}`)).toEqual([
      "1 /app?",
    ]);
    expect(landings(`FROM golang AS b\nRUN go generate && npm install && go install ./...\n${copy}`)).toEqual([
      "1 /app",
    ]);
    expect(landings(`FROM golang AS b\nRUN go install ./...\n${copy}\nFROM scratch\nCOPY --from=1 /app /app`)).toEqual([
      "1 /app",
      "2 /app?",
    ]);
  });
});
