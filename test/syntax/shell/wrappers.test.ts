import { describe, expect, it } from "vitest";
import { commandOf, join, parse, parseMapped, values } from "./helpers.ts";

const programs = (text: string, options = {}) => parse(text, options).commands.map(({ program }) => program);

describe("wrappers", () => {
  const cases: [string, string[], string, (string | undefined)[]][] = [
    ["sudo -E apt-get update", ["sudo"], "apt-get", ["update"]],
    ["sudo -u app -- npm ci", ["sudo"], "npm", ["ci"]],
    ["exec gosu app node x.js", ["exec", "gosu"], "node", ["x.js"]],
    ["su-exec app:app nginx", ["su-exec"], "nginx", []],
    ["nice -n 5 ionice -c2 -n0 make -j2", ["nice", "ionice"], "make", ["-j2"]],
    ["timeout -k 5 60s curl -f u", ["timeout"], "curl", ["-f", "u"]],
    ["setpriv --reuid=app --clear-groups app", ["setpriv"], "app", []],
    ["chroot --userspec=a /mnt apt-get update", ["chroot"], "apt-get", ["update"]],
    ["time -p curl u", ["time"], "curl", ["u"]],
    ["command apt-get update", ["command"], "apt-get", ["update"]],
    ["tini -g -- node x", ["tini"], "node", ["x"]],
    ["dumb-init node x", ["dumb-init"], "node", ["x"]],
    ["busybox wget -q u", ["busybox"], "wget", ["-q", "u"]],
    ["runuser -u app -- npm ci", ["runuser"], "npm", ["ci"]],
    ["stdbuf -oL nohup make", ["stdbuf", "nohup"], "make", []],
    ["python3 -m pip install -U x", ["python"], "pip", ["install", "-U", "x"]],
    ["xargs -0 -n1 apt-get install -y", ["xargs"], "apt-get", ["install", "-y"]],
    ["uv run --frozen --with x pip install y", ["uv"], "pip", ["install", "y"]],
    ["uv run -m pip install y", ["uv"], "pip", ["install", "y"]],
    ["uv run --script run.py install", ["uv"], "run.py", ["install"]],
    ["poetry -q run python -m pip install y", ["poetry", "python"], "pip", ["install", "y"]],
    ["pipenv run pip3 install y", ["pipenv"], "pip", ["install", "y"]],
    ["bundle exec --keep-file-descriptors rake -T", ["bundle"], "rake", ["-T"]],
    ["pnpm -r exec -- npm ci", ["pnpm"], "npm", ["ci"]],
    ["yarn exec npm ci", ["yarn"], "npm", ["ci"]],
    ["conda run -n app --no-capture-output pip install y", ["conda"], "pip", ["install", "y"]],
    ["micromamba run -p /env npm ci", ["micromamba"], "npm", ["ci"]],
    ["mise exec node@22 -- npm ci", ["mise"], "npm", ["ci"]],
    ["direnv exec . npm ci", ["direnv"], "npm", ["ci"]],
    ["dotenv -f .env run --no-override npm ci", ["dotenv"], "npm", ["ci"]],
    ["dotenv -e .env -- npm ci", ["dotenv"], "npm", ["ci"]],
    ["doppler run --project a -- npm ci", ["doppler"], "npm", ["ci"]],
    ["sudo rbenv exec gem install y", ["sudo", "rbenv"], "gem", ["install", "y"]],
    ["pdm run -p app pip install y", ["pdm"], "pip", ["install", "y"]],
    ["mise exec node@22 npm", [], "mise", ["exec", "node@22", "npm"]],
    ["pdm run --list", [], "pdm", ["run", "--list"]],
    ["uv run", [], "uv", ["run"]],
    ["uv sync run", [], "uv", ["sync", "run"]],
    ["npm run build", [], "npm", ["run", "build"]],
    ["yarn run pip", [], "yarn", ["run", "pip"]],
    ["npx npm ci", [], "npx", ["npm", "ci"]],
    ["npm exec npm ci", [], "npm", ["exec", "npm", "ci"]],
    ["pnpm dlx npm ci", [], "pnpm", ["dlx", "npm", "ci"]],
    ["uvx pip install y", [], "uvx", ["pip", "install", "y"]],
    ["command -v curl", [], "command", ["-v", "curl"]],
    ["sudo -v", [], "sudo", ["-v"]],
    ["python3 setup.py install", [], "python", ["setup.py", "install"]],
  ];
  it.each(cases)("%s", (text, wrappers, program, args) => {
    const all = parse(text).commands;
    expect(all).toHaveLength(1);
    expect(all[0]?.wrappers.map((wrapper) => wrapper.program)).toEqual(wrappers);
    expect(all[0]?.program).toBe(program);
    expect(values(all[0]?.arguments ?? [])).toEqual(args);
  });

  it("hand their assignments to the command", () => {
    const text = "DEBIAN_FRONTEND=noninteractive sudo -E env A=b C=d apt-get install -y jq";
    const command = commandOf(text);
    expect(command.environment.map(({ name, value }) => `${name}=${value}`)).toEqual([
      "DEBIAN_FRONTEND=noninteractive",
      "A=b",
      "C=d",
    ]);
    expect(command.environment.map(({ valueSpan }) => text.slice(valueSpan.start, valueSpan.end))).toEqual([
      "noninteractive",
      "b",
      "d",
    ]);
    expect(command).toMatchObject({ program: "apt-get", subcommand: "install" });
  });
});

describe("scripts in strings", () => {
  it("give the shell and what its string runs, in place", () => {
    const text = `sudo bash -eo pipefail -c 'apt-get update && curl u | tar xz' name`;
    const script = parse(text);
    expect(programs(text)).toEqual(["bash", "apt-get", "curl", "tar"]);
    const [bash, apt, curl] = script.commands;
    expect(bash?.wrappers.map((wrapper) => wrapper.program)).toEqual(["sudo"]);
    expect(values(bash?.operands ?? [])).toEqual(["name"]);
    expect(apt?.wrappers.map((wrapper) => wrapper.program)).toEqual(["sudo", "bash"]);
    expect(apt?.script).toMatchObject({ dialect: "bash", errexit: true, pipefail: true });
    expect(curl && text.slice(curl.span.start, curl.span.end)).toBe("curl u");
    expect(script.pipelines).toHaveLength(1);
    expect(script.pipelines[0]).toMatchObject({ pipefail: true });
  });

  it("are read through quotes, escapes and continuations", () => {
    const source = 'sh -c "apt-get \\\n  install \\"$PKG\\" -y"';
    const [, apt] = parseMapped(join(source), { variables: { PKG: "jq" } }).commands;
    expect(apt).toMatchObject({ program: "apt-get", subcommand: "install" });
    expect(values(apt?.operands ?? [])).toEqual(["jq"]);
    expect(apt?.subcommandSpan && source.slice(apt.subcommandSpan.start, apt.subcommandSpan.end)).toBe("install");
    const operand = apt?.operands[0];
    expect(operand && source.slice(operand.span.start, operand.span.end)).toBe('\\"$PKG\\"'.slice(1));
  });

  it("nest", () => {
    expect(programs(`bash -c "sh -c 'eval \\"apk add jq\\"'"`)).toEqual(["bash", "sh", "eval", "apk"]);
    expect(programs(`su - app -c 'npm ci'`)).toEqual(["su", "npm"]);
    expect(programs(`su -s /bin/bash -c "npm ci" app`)).toEqual(["su", "npm"]);
    expect(programs("bash -exc 'npm ci'")).toEqual(["bash", "npm"]);
    expect(programs("npx -c 'npm ci && tsc'")).toEqual(["npx", "npm", "tsc"]);
    expect(programs("npm exec --call='npm ci'")).toEqual(["npm", "npm"]);
    expect(programs("mise x node@22 -c 'npm ci'")).toEqual(["mise", "npm"]);
    expect(programs("bun exec 'npm ci; ls'")).toEqual(["bun", "npm", "ls"]);
    expect(programs("bash -c $UNKNOWN", { variables: { UNKNOWN: null } })).toEqual(["bash"]);
  });

  it("see only exported variables when they are literal", () => {
    const operands = (text: string) => values(parse(text).commands.at(-1)?.operands ?? []);
    expect(operands(`A=1; sh -c 'apk add jq=$A'`)).toEqual(["jq="]);
    expect(operands(`export A=1; sh -c 'apk add jq=$A'`)).toEqual(["jq=1"]);
    expect(operands(`A=1; sh -c "apk add jq=$A"`)).toEqual(["jq=1"]);
    expect(operands(`A=1; eval 'apk add jq=$A'`)).toEqual(["jq=1"]);
  });

  it("of trap are conditional and cannot fail the script", () => {
    const [trap, rm] = parse(`trap 'rm -rf /tmp/x' EXIT`).commands;
    expect(trap?.program).toBe("trap");
    expect(rm?.flow).toMatchObject({ conditional: true, tolerated: true });
  });
});

describe("find -exec", () => {
  it("gives find and the command", () => {
    const text = "find / -name x -exec rm -rf {} \\; -o -type d -execdir chmod 755 {} + -print";
    const [find, rm, chmod] = parse(text).commands;
    expect(find?.options.map(({ name }) => name)).toEqual(["name", "exec", "or", "type", "execdir", "print"]);
    expect(values(find?.operands ?? [])).toEqual(["/"]);
    expect(rm).toMatchObject({ program: "rm", flow: { conditional: true, tolerated: true } });
    expect(values(rm?.operands ?? [])).toEqual(["{}"]);
    expect(rm?.wrappers.map(({ program }) => program)).toEqual(["find"]);
    expect(chmod && text.slice(chmod.span.start, chmod.span.end)).toBe("chmod 755 {}");
    expect(chmod?.flow.tolerated).toBe(false);
  });
});
