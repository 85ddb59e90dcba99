import { describe, expect, it } from "vitest";
import { commandOf, join, optionsOf, parse, parseMapped, values } from "./helpers.ts";

describe("options, subcommands and operands", () => {
  const cases: [string, string, string | undefined, string[], (string | undefined)[]][] = [
    [
      "apt-get -o x=y install -y --no-install-recommends curl=8.*",
      "apt-get",
      "install",
      ["option=x=y", "assume-yes", "no-install-recommends"],
      ["curl=8.*"],
    ],
    [
      "apt-get install -qqy --no-install-rec jq",
      "apt-get",
      "install",
      ["quiet", "quiet", "assume-yes", "no-install-recommends"],
      ["jq"],
    ],
    ["apt-get install -y -- -odd", "apt-get", "install", ["assume-yes"], ["-odd"]],
    [
      "apk add --no-cache --repositories-file /etc/apk/alt 'gcc~=13'",
      "apk",
      "add",
      ["no-cache", "repositories-file=/etc/apk/alt"],
      ["gcc~=13"],
    ],
    ["npm i -g --registry https://r.example x", "npm", "install", ["global", "registry=https://r.example"], ["x"]],
    ["go mod download -x", "go", "mod download", ["x"], []],
    ["docker --config /c compose -f a.yaml up -d", "docker", "compose up", ["config=/c", "file=a.yaml", "detach"], []],
    [
      "tar xzf a.tgz -C /opt --strip-components=1",
      "tar",
      undefined,
      ["extract", "gzip", "file=a.tgz", "directory=/opt", "strip-components=1"],
      [],
    ],
    ["cargo +nightly build --release", "cargo", "build", ["toolchain=nightly", "release"], []],
    [
      "dotnet publish -c Release /p:UseAppHost=false -o /app x.csproj",
      "dotnet",
      "publish",
      ["configuration=Release", "property=UseAppHost=false", "output=/app"],
      ["x.csproj"],
    ],
    ["tar -xzf a.tgz", "tar", undefined, ["extract", "gzip", "file=a.tgz"], []],
    ["tar -xzfa.tgz", "tar", undefined, ["extract", "gzip", "file=a.tgz"], []],
    [
      "curl -fsSLo/tmp/x https://e.example",
      "curl",
      undefined,
      ["fail", "silent", "show-error", "location", "output=/tmp/x"],
      ["https://e.example"],
    ],
    ["curl -X POST --output=f u", "curl", undefined, ["request=POST", "output=f"], ["u"]],
    ["wget -qO- https://e.example", "wget", undefined, ["quiet", "output-document=-"], ["https://e.example"]],
    ["find / -name '*.pyc' -delete", "find", undefined, ["name=*.pyc", "delete"], ["/"]],
    [
      "gcc-13 -O2 -I/usr/include -o app main.c -lm",
      "gcc",
      undefined,
      ["O=2", "I=/usr/include", "o=app", "l=m"],
      ["main.c"],
    ],
    ["make -j4 -C src install", "make", undefined, ["jobs=4", "directory=src"], ["install"]],
    [
      "useradd -rm -u 1000 -d /home/app app",
      "useradd",
      undefined,
      ["system", "create-home", "uid=1000", "home-dir=/home/app"],
      ["app"],
    ],
    ["adduser -D -H -u 10001 app", "adduser", undefined, ["disabled-password", "no-create-home", "uid=10001"], ["app"]],
    [
      "git -c a=b clone --depth 1 -b v1 https://e.example/r.git dir",
      "git",
      "clone",
      ["c=a=b", "depth=1", "branch=v1"],
      ["https://e.example/r.git", "dir"],
    ],
    ["git submodule update --init --recursive", "git", "submodule update", ["init", "recursive"], []],
    ["ln -sf a b", "ln", undefined, ["symbolic", "force"], ["a", "b"]],
    ["echo -n -e x", "echo", undefined, [], ["-n", "-e", "x"]],
    ["chmod -R 0755 /app", "chmod", undefined, ["recursive"], ["0755", "/app"]],
    [
      "frobnicate --level 3 -abc --x=y z",
      "frobnicate",
      undefined,
      ["level (unknown)", "abc (unknown)", "x=y (unknown)"],
      ["3", "z"],
    ],
  ];
  it.each(cases)("%s", (text, program, subcommand, options, operands) => {
    const command = commandOf(text);
    expect(command.program).toBe(program);
    expect(command.subcommand).toBe(subcommand);
    expect(optionsOf(command)).toEqual(options);
    expect(values(command.operands)).toEqual(operands);
  });

  it("finds programs by base name and version suffix", () => {
    expect(commandOf("/usr/local/bin/pip3.12 install x")).toMatchObject({
      program: "pip",
      subcommand: "install",
      tabled: true,
    });
    expect(commandOf("frobnicate")).toMatchObject({ program: "frobnicate", tabled: false });
    expect(commandOf('"$TOOL" run', { variables: { TOOL: null } })).toMatchObject({
      program: undefined,
      tabled: false,
    });
  });

  it("keeps an unknown unquoted word from hiding the subcommand, and takes a quoted one for it", () => {
    const variables = { OPTS: null };
    const open = commandOf("apt-get $OPTS install -y curl", { variables });
    expect(open.subcommand).toBe("install");
    expect(values(open.operands)).toEqual([undefined, "curl"]);
    expect(commandOf('apt-get "$OPTS" install', { variables }).subcommand).toBeUndefined();
  });

  it("reads words by the values of the variables in them", () => {
    const cargo = commandOf('cargo "$TOOLCHAIN" build', { variables: { TOOLCHAIN: "+nightly" } });
    expect([cargo.subcommand, optionsOf(cargo)]).toEqual(["build", ["toolchain=nightly"]]);
    const make = commandOf('env "$SET" make', { variables: { SET: "CC=clang" } });
    expect([make.program, make.environment.map(({ name }) => name)]).toEqual(["make", ["CC"]]);
  });

  it("reads the option name of a word whose value is unknown", () => {
    const command = commandOf('pip install --index-url="$U" -r$F x', { variables: { U: null, F: null } });
    expect(optionsOf(command)).toEqual(["index-url=?", "requirement=?"]);
    expect(values(command.operands)).toEqual(["x"]);
  });
});

describe("spans", () => {
  const slice = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);

  it("cover the flag and its value", () => {
    const text = "apt-get -o x=y install -qy --option=a=b curl";
    const command = commandOf(text);
    expect(command.options.map((option) => slice(text, option.span))).toEqual(["-o x=y", "q", "y", "--option=a=b"]);
    expect(command.options.map((option) => option.value && slice(text, option.value.span))).toEqual([
      "x=y",
      undefined,
      undefined,
      "a=b",
    ]);
    expect(command.subcommandSpan && slice(text, command.subcommandSpan)).toBe("install");
    expect(slice(text, command.name.span)).toBe("apt-get");
  });

  it("cover a quoted value within a word", () => {
    const text = `pip install --index-url="https://e.example" x`;
    expect(commandOf(text).options.map((option) => option.value && slice(text, option.value.span))).toEqual([
      '"https://e.example"',
    ]);
  });

  it("are those of whole words where something was dropped from these", () => {
    const source = "tar -xz\\\nf a.tgz --fi\\\nle=b.tgz --file=\\\nc.tgz";
    const [command] = parseMapped(join(source)).commands;
    expect(command?.options.map((option) => slice(source, option.span))).toEqual([
      "-xz\\\nf",
      "-xz\\\nf",
      "-xz\\\nf a.tgz",
      "--fi\\\nle=b.tgz",
      "--file=\\\nc.tgz",
    ]);
    expect(command?.options.map(({ value }) => value && slice(source, value.span))).toEqual([
      undefined,
      undefined,
      "a.tgz",
      "--fi\\\nle=b.tgz",
      "--file=\\\nc.tgz",
    ]);
  });

  it("of commands slice back to what was written", () => {
    const text = "A=b apt-get update && ( cd /x; ls ) | tee log 2>&1 & echo $(date +%s)";
    expect(parse(text).commands.map((command) => slice(text, command.span))).toEqual([
      "A=b apt-get update",
      "cd /x",
      "ls",
      "tee log 2>&1",
      "echo $(date +%s)",
      "date +%s",
    ]);
  });
});
