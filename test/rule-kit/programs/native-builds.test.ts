import { describe, expect, it } from "vitest";
import { pathOfMade } from "../../../src/rule-kit/files/file-flow.ts";
import { isFile, nativeBuilds } from "../../../src/rule-kit/programs/native-builds.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

/** The builds of a file: what is pointed at, how it is linked, and where the product lands. */
function builds(text: string): readonly string[] {
  const model = modelOf(text);
  return nativeBuilds(model).map(({ stage, span, linking, landings }) => {
    const places = landings.map(
      ({ file, certain }) => `${pathOfMade(file) ?? `${file.directory}/?`}${certain ? "" : "?"}`,
    );
    return `${stage.index} ${at(model.document, span)}, ${linking.how}: ${linking.reason} > ${places.join(" ")}`;
  });
}

/** Where the last stage finds what a command has made in `/src`, by a copy of `/` to `/`. */
function products(command: string, before = ""): readonly string[] {
  return builds(
    `FROM rust:1 AS b\nARG X\nWORKDIR /src\n${before}\nRUN ${command}\nFROM scratch\nCOPY --from=b / /`,
  ).map((one) => one.slice(one.indexOf("> ") + 2));
}

it("finds the builds of Go, Rust and C programs", () => {
  expect(
    builds(
      [
        "FROM rust:1 AS b",
        "WORKDIR /src",
        "RUN cargo test && cargo build --release && make build && gcc -o app app.c && echo -o x",
        "FROM golang:1.22 AS g",
        "RUN CGO_ENABLED=0 go build -o /app",
        "FROM scratch",
        "COPY --from=b /src/target/release/tool /tool",
        "COPY --from=b /src/app /app",
        "COPY --from=g /app /go-app",
      ].join("\n"),
    ),
  ).toEqual([
    "1 go build, static: CGO_ENABLED=0 is set > /go-app",
    "0 cargo build, dynamic: the default target links dynamically > /tool",
    "0 gcc, dynamic: -static is not given > /app",
  ]);
});

describe("cargo build leaves its product", () => {
  it.each([
    ["cargo build", "", ["/src/target/debug/?"]],
    ["cargo build --release", "", ["/src/target/release/?"]],
    ["cargo build -r", "", ["/src/target/release/?"]],
    ["cargo build --profile release", "", ["/src/target/release/?"]],
    ["cargo build --profile dev", "", ["/src/target/debug/?"]],
    ["cargo build --profile small", "", ["/src/target/small/?"]],
    ["cargo zigbuild --release", "", ["/src/target/release/?"]],
    ["cargo build --target x86_64-unknown-linux-musl", "", ["/src/target/x86_64-unknown-linux-musl/debug/?"]],
    ["cargo build", "ENV CARGO_BUILD_TARGET=arm", ["/src/target/arm/debug/?"]],
    ["cargo build --target x86", "ENV CARGO_BUILD_TARGET=arm", ["/src/target/x86/debug/?"]],
    ["cargo build --target-dir /out", "", ["/out/debug/?"]],
    ["cargo build --target-dir out", "", ["/src/out/debug/?"]],
    ["cargo build", "ENV CARGO_TARGET_DIR=/cache", ["/cache/debug/?"]],
    ["cargo build", "ENV CARGO_TARGET_DIR=", ["/src/target/debug/?"]],
    ["cd $X && cargo build --target-dir /out", "", ["/out/debug/?"]],
    ["cd $X && cargo build", "", []],
    ["cargo build --target $X", "", []],
    ["CARGO_BUILD_TARGET=$X cargo build", "", []],
    ["CARGO_BUILD_TARGET=$X cargo build --target arm", "", ["/src/target/arm/debug/?"]],
    ["xx-cargo build", "", []],
    ["cargo install tool", "", []],
    ["cargo", "", []],
    ["npm run build", "", []],
  ])("%s %s", (command, before, expected) => {
    expect(products(command, before)).toEqual(expected);
  });

  it.each([
    ["tool", "/tool"],
    ["libtool.so", "/libtool.so?"],
    ["tool.d", "/tool.d?"],
    ["tool.old-1", "/tool.old-1"],
  ])("certainly where %s has no suffix", (name, expected) => {
    const copy = `FROM scratch\nCOPY --from=b /src/target/debug/${name} /`;
    const [found] = builds(`FROM rust:1 AS b\nWORKDIR /src\nRUN cargo build\n${copy}`);
    expect(found?.replace(/.*> /, "")).toBe(expected);
  });

  it("certainly where it is copied at once", () => {
    const text =
      "FROM rust:1 AS b\nWORKDIR /src\nRUN cargo build\nFROM scratch\nCOPY --from=b /src/target/debug/tool /a";
    expect(builds(`${text}\nFROM scratch\nCOPY --from=1 /a /b`)[0]).toMatch("> /a /b?");
  });
});

describe("Rust links", () => {
  const linked = (text: string) => builds(text)[0]!.replace(/^.*?, (.*) > $/, "$1");

  it.each([
    ["FROM rust:1\nRUN cargo build", "dynamic: the default target links dynamically"],
    ["FROM rust:1-alpine\nRUN cargo build", "static: Rust links musl statically"],
    [
      "FROM rust:1\nRUN cargo build --target x86_64-unknown-linux-musl",
      "static: x86_64-unknown-linux-musl is linked statically",
    ],
    [
      "FROM rust:1-alpine\nRUN cargo build --target x86_64-unknown-linux-gnu",
      "dynamic: the target is x86_64-unknown-linux-gnu",
    ],
    ["FROM rust:1\nRUN cargo build --target wasm32-wasi", "unknown: the target is wasm32-wasi"],
    [
      "FROM rust:1\nENV RUSTFLAGS='-C target-feature=+crt-static'\nRUN cargo build",
      "static: RUSTFLAGS contains +crt-static",
    ],
    [
      "FROM rust:1-alpine\nENV RUSTFLAGS='-C target-feature=-crt-static'\nRUN cargo build",
      "dynamic: RUSTFLAGS contains -crt-static",
    ],
    ["FROM rust:1\nENV RUSTFLAGS='-C opt-level=3'\nRUN cargo build", "dynamic: the default target links dynamically"],
    ["FROM rust:1\nARG X\nRUN RUSTFLAGS=$X cargo build", "unknown: the value given to RUSTFLAGS here is not known"],
  ])("%s", (text, expected) => {
    expect(linked(text)).toBe(expected);
  });
});

describe("a C compiler leaves its product", () => {
  it.each([
    ["gcc -o app app.c", ["/src/app"]],
    ["gcc app.c -o /out/app -lm", ["/out/app"]],
    ["-o gcc", []],
    ["clang -O2 -std=c11 -o bin/app app.c", ["/src/bin/app"]],
    ["gcc -rdynamic -o app app.c", ["/src/app"]],
    ["gcc -o app -static-libgcc app.c", ["/src/app"]],
    ["gcc -o a -o b app.c", ["/src/a"]],
    ["gcc app.c", []],
    ["gcc app.c -o", []],
    ["gcc -o $X app.c", []],
    ["cd $X && gcc -o app app.c", []],
    ["cd $X && gcc -o /app app.c", ["/app"]],
    ["ld -o app app.o", []],
    ["gcc -o app x-c", ["/src/app"]],
  ])("%s", (command, expected) => {
    expect(products(command).map((one) => one.replace(/^(?=src)/, "/"))).toEqual(expected);
  });

  it.each(["-c", "-S", "-E", "-shared", "-static", "-static-pie", "-r", "-fsyntax-only"])("but not with %s", (flag) => {
    expect(products(`gcc ${flag} -o app app.c`)).toEqual([]);
  });
});

describe("a source of a copy", () => {
  const file = (copy: string) => {
    const text = [
      "FROM rust:1 AS b",
      "ARG X",
      "WORKDIR /src",
      "RUN gcc -o app app.c && gcc -o tool tool.c && cargo build && cd go && go build",
      "FROM scratch",
      "ARG X",
      "COPY --from=b /src/tool /tool",
      copy,
    ];
    const model = modelOf(text.join("\n"));
    const last = [...all(model, "Copy"), ...all(model, "Add")].at(-1)!;
    return isFile(last, last.sources[0]!, model);
  };

  it.each([
    ["COPY config.yaml /", true],
    ["COPY etc/config.yaml /", true],
    ["COPY --from=b /src/app /", true],
    ["COPY config.d/ /", false],
    ["COPY .github /", false],
    ["COPY etc/.ssh /", false],
    ["COPY config /", false],
    ["COPY a.b/c /", false],
    ["COPY v1.2-dir /", false],
    ["COPY $X /", false],
    ["COPY tool /", false],
    ["COPY --from=b /src/go/server /", false],
    ["COPY --from=b /src/other /", false],
    ["COPY --from=b /src/target/debug/tool /", true],
    ["COPY --from=b /src /", false],
    ["ADD app.conf /", true],
  ])("%s is a file for certain: %s", (copy, expected) => {
    expect(file(copy)).toBe(expected);
  });
});
