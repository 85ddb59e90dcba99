import { beforeAll, describe, expect, it } from "vitest";
import type { Container } from "../../../src/nodes/container.ts";
import type { Port } from "../../../src/nodes/port.ts";
import { known, unknownFact } from "../../../src/syntax/fact.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { originSpan } from "../../../src/text/offset-map.ts";
import { prepare, read, readOne } from "./read.ts";

beforeAll(prepare);

describe("images", () => {
  it.each([
    ["image: node:22", "node:22", "node", "22"],
    ['image: "registry.example.com/a/b:1.2"', "registry.example.com/a/b:1.2", "registry.example.com/a/b", "1.2"],
    ["image: 'redis' # cache", "redis", "redis", undefined],
    ["image: >-\n      redis:7", "redis:7", "redis", "7"],
  ])("%j", (line, written, name, tag) => {
    const { container, slice, problems } = readOne(line);
    const { image } = container;
    expect(problems).toEqual([]);
    expect(image?.role).toBe("service");
    expect(image && slice(image.span).trim()).toBe(written);
    expect(image?.reference).toMatchObject({ known: true, value: { name, tag } });
  });

  it("takes defaults of variables, and places the tag in them", () => {
    const { container, slice } = readOne('image: "${NAME:-nginx}:${TAG-1.27}"');
    const { image } = container;
    if (!image?.reference.known || !image.word) throw new Error("not known");
    expect(image.word.at).toBe(0);
    const { text, tag, tagSpan } = image.reference.value;
    expect([text, tag, image.word.text]).toEqual(["nginx:1.27", "1.27", "nginx:1.27"]);
    expect(tagSpan && slice(originSpan(image.word.line, tagSpan.start, tagSpan.end))).toBe("1.27");
  });

  it.each(["image: nginx:${TAG}", "image: $IMAGE", "image: nginx:${TAG:?needed}", "image: a:${B:+c}"])(
    "does not know %s",
    (line) => {
      const { container, problems } = readOne(line);
      const { image } = container;
      expect(image?.reference.known).toBe(false);
      expect(problems).toEqual([]);
    },
  );

  it("reports what is no reference", () => {
    const { container, problems, slice } = readOne("image: Not An Image");
    const { image } = container;
    expect(image?.reference).toMatchObject({ known: false, reason: "it is not an image reference" });
    expect(problems.map(({ code, span }) => [code, slice(span)])).toEqual([["image-reference", "Not An Image"]]);
  });
});

describe("environment", () => {
  it.each([
    ["a mapping", ["environment:", "  A: x y", '  B: "p${Q:-q}"', "  C: $X", "  D:"]],
    ["a list", ["environment:", "  - A=x y", '  - "B=p${Q:-q}"', "  - C=$X", "  - D"]],
    ["flow", ['environment: {A: x y, B: "p${Q:-q}", C: $X, D: }']],
  ])("reads %s", (_, lines) => {
    const { container, slice } = readOne(...lines);
    const { environment } = container;
    expect(environment.map(({ name, value }) => [name, value?.known ? value.value : value?.known])).toEqual([
      ["A", "x y"],
      ["B", "pq"],
      ["C", false],
      ["D", undefined],
    ]);
    expect(environment.map(({ nameSpan }) => slice(nameSpan))).toEqual(["A", "B", "C", "D"]);
    expect(environment.map(({ valueSpan }) => valueSpan && slice(valueSpan))).toEqual([
      "x y",
      "p${Q:-q}",
      "$X",
      undefined,
    ]);
  });

  it.each([
    ["environment: {A: old}", "new $x", "environment: {A: new $$x}"],
    ['environment: {A: "old"}', 'a "b"', 'environment: {A: "a \\"b\\""}'],
    ["environment: [A=old, B=1]", "new", "environment: [A=new, B=1]"],
    ["environment: ['AB=it''s']", "it's $1", "environment: ['AB=it''s $$1']"],
    ["environment: {A: }", "new", undefined],
    ["environment: [A]", "new", undefined],
  ])("is written in its own notation: %s", (line, value, expected) => {
    const { container, source } = readOne(line);
    const edit = container.environment[0]?.write(value);
    expect(edit && applyEdits(source.text, [edit])).toBe(expected && source.text.replace(line, () => expected));
  });

  it("has numbers as Go writes them, which are texts in lists and where it is said", () => {
    const { environment } = readOne(
      "environment:",
      ...[
        "A: 1.50",
        "B: 010",
        "C: 1_000",
        "D: True",
        "E: yes",
        "F: '1.50'",
        "G: !!str 1.50",
        "H: !!str null",
        "I: 12",
      ].map((line) => `  ${line}`),
      ...["J: 1e-9", "K: 9007199254740993", "L: 0", "M: &m 2.0", "N: *m", "O: 1.50$X", "P: +1", "Q: -0"].map(
        (line) => `  ${line}`,
      ),
    ).container;
    const texts = environment.map(({ value }) => (value?.known ? value.value : value?.reason));
    expect(texts).toEqual([
      ...["1.5", "8", "1000", "true", "yes", "1.50", "1.50", "null", "12"],
      ...["it is a very long number", "9007199254740993", "0", "2", "2"],
      ...["X comes from the environment in which Compose runs", "1", "0"],
    ]);
    const listed = readOne("environment: [A=1.50, B=010]").container.environment;
    expect(listed.map(({ value }) => value)).toEqual([known("1.50"), known("010")]);
  });

  it("keeps what one service says twice, of which the last counts", () => {
    const { environment, place } = readOne("environment: [A=1, A=2]").container;
    expect(environment.map(({ value }) => value)).toEqual([known("1"), known("2")]);
    expect(place.state.environment("A")).toEqual(known("2"));
  });

  it("follows anchors, merge keys and extensions", () => {
    const text = [
      "x-common: &common",
      "  environment: &env",
      "    A: 1",
      "    B: 2",
      "services:",
      "  web:",
      "    <<: *common",
      "  api:",
      "    environment:",
      "      <<: [*env]",
      "      B: 3",
      "  job: *common",
    ].join("\r\n");
    const { containers, problems, slice } = read(text);
    expect(problems).toEqual([]);
    expect(
      containers.map(({ place, environment }) => [
        place.owner?.name,
        environment.map(({ span }) => slice(span)).sort(),
      ]),
    ).toEqual([
      ["web", ["A: 1", "B: 2"]],
      ["api", ["A: 1", "B: 3"]],
      ["job", ["A: 1", "B: 2"]],
    ]);
  });
});

describe("ports", () => {
  it("reads both forms of ports", () => {
    const { container, slice } = readOne(
      "ports:",
      "  - 80",
      '  - "8080:80/udp"',
      "  - ${PORT:-90}:80",
      "  - ${PORT}:80",
      "  - target: 80",
      "    published: 8080",
      "    host_ip: 127.0.0.1",
      "    protocol: tcp",
      "  - {target: 22}",
      "  - {published: 22}",
    );
    const { ports } = container;
    expect(ports.map(({ value }) => (value.known ? value.value : undefined))).toEqual([
      "80",
      "8080:80/udp",
      "90:80",
      undefined,
      "127.0.0.1:8080:80/tcp",
      "22",
    ]);
    expect(ports.map(({ span }) => slice(span).slice(0, 9))).toEqual([
      "80",
      '"8080:80/',
      "${PORT:-9",
      "${PORT}:8",
      "target: 8",
      "{target: ",
    ]);
  });
});

describe("parts of ports", () => {
  it.each<[string, unknown[]]>([
    ["'${HOST}:80'", [80, "?", undefined, "tcp"]],
    ["'8080:${PORT}'", ["?", 8080, undefined, "?"]],
    ["'${ADDRESS}:8080:80/udp'", [80, 8080, "?", "udp"]],
    ["{target: 22, published: $HOST}", [22, "?", undefined, "tcp"]],
    ["{target: $PORT, published: 22}", ["?", 22, undefined, "?"]],
    ["{target: 22, published: 23, host_ip: $IP}", [22, 23, "?", "tcp"]],
    ["{target: 22, host_ip: 127.0.0.1}", [22, undefined, "127.0.0.1", "tcp"]],
    ["{target: 22, protocol: $P}", [22, undefined, undefined, "?"]],
    ["$PORT", ["?", "?", "?", "?"]],
    ["3000-3005", [3000, undefined, undefined, "tcp"]],
  ])("are known where %s says them", (port, expected) => {
    const [only] = readOne(`ports: [${port}]`).container.ports;
    const { container, host, address, protocol } = only as Port;
    const first = (fact: Port["host"]) => fact && (fact.known ? fact.value.first : "?");
    const text = (fact: Port["address"]) => fact && (fact.known ? fact.value : "?");
    expect([first(container), first(host), text(address), text(protocol)]).toEqual(expected);
  });

  it("are unknown for one reason, though several stand in the long form", () => {
    const [only] = readOne("ports: [{target: 22, published: $A, host_ip: $B}]").container.ports;
    expect(only?.value).toMatchObject({ known: false, reason: "A comes from the environment in which Compose runs" });
  });
});

describe("a whole container", () => {
  it("has every part with its place", () => {
    const file = readOne(
      "image: nginx:1.27",
      'user: "101:101"',
      "entrypoint: /entry",
      "command: [serve]",
      "environment: {A: 1}",
      'ports: ["127.0.0.1:8080:80/udp"]',
      "volumes: [data:/data:ro]",
      "healthcheck: {test: [CMD, ok]}",
      "read_only: true",
    );
    const { container, service, slice } = file;
    const part = (written: string) => {
      const start = file.source.text.indexOf(written);
      return { start, end: start + written.length };
    };
    const { image, entrypoint, command, environment, security, healthcheck, place } = container;
    const { type, span, nameSpan, build, user, ports, mounts, unseen } = container;
    expect({ type, span, nameSpan, build, user, ports, mounts, unseen }).toEqual({
      type: "Container",
      span: service.span,
      nameSpan: part("web"),
      build: undefined,
      user: { span: part('user: "101:101"'), valueSpan: part("101:101"), value: known("101:101") },
      ports: [
        {
          type: "Port",
          span: part('"127.0.0.1:8080:80/udp"'),
          place,
          value: known("127.0.0.1:8080:80/udp"),
          published: true,
          container: known({ first: 80, last: 80 }),
          host: known({ first: 8080, last: 8080 }),
          address: known("127.0.0.1"),
          protocol: known("udp"),
        },
      ],
      mounts: [
        {
          type: "Mount",
          span: part("data:/data:ro"),
          place,
          mountType: known("volume"),
          source: known("data"),
          target: known("/data"),
          readOnly: known(true),
        },
      ],
      unseen: undefined,
    });
    expect(image).toMatchObject({
      type: "ImageRef",
      place,
      role: "service",
      ambiguous: false,
      span: part("nginx:1.27"),
    });
    expect([...entrypoint, ...command, ...(healthcheck?.commands ?? [])].map(({ program }) => program)).toEqual([
      "entry",
      "serve",
      "ok",
    ]);
    expect(environment).toEqual([
      {
        type: "EnvVar",
        span: part("A: 1"),
        place,
        name: "A",
        nameSpan: part("A"),
        value: known("1"),
        valueSpan: { start: part("A: 1").start + 3, end: part("A: 1").end },
        build: false,
        write: expect.any(Function),
      },
    ]);
    expect(security.readOnlyRoot && slice(security.readOnlyRoot.span)).toBe("read_only: true");
  });

  it("is one of a service that says nothing", () => {
    const { containers } = read("services: {web: }\n");
    expect(containers[0]).toMatchObject({
      image: undefined,
      user: undefined,
      entrypoint: [],
      command: [],
      environment: [],
      ports: [],
      mounts: [],
      healthcheck: undefined,
      unseen: "another file may add to it",
    });
  });
});

describe("the place of a container", () => {
  it("has what the service sets, and what is known of its image", () => {
    const { place } = readOne(
      "image: node:22",
      "user: app",
      "working_dir: /srv",
      "environment: {A: 1, B: , C: $C}",
    ).container;
    expect(place).toMatchObject({ kind: "compose", phase: "run", ships: true });
    expect(place.owner).toMatchObject({ type: "service", name: "web", label: "service web" });
    expect(place.image).toMatchObject({ known: true, value: { name: "node", tag: "22" } });
    const { user, workdir, shell, environment } = place.state;
    expect([user, workdir, shell]).toEqual([known("app"), known("/srv"), unknownFact("the image decides")]);
    expect(["A", "B", "C", "toString"].map((name) => environment(name))).toEqual([
      known("1"),
      unknownFact("B may be given to the container"),
      unknownFact("C comes from the environment in which Compose runs"),
      unknownFact("toString may be given to the container"),
    ]);
  });

  it("has the user of an image that is known, and of no other", () => {
    expect(readOne("image: node:22").container.place.state.user).toEqual(
      known("root", [{ what: "base-image", label: "base image node" }]),
    );
    expect(readOne("image: example.com/a").container.place.state.user).toEqual(unknownFact("the image decides"));
    expect(readOne("build: .").container.place).toMatchObject({ image: undefined, state: { user: { known: false } } });
    expect(readOne("user: $U", "image: node:22").container.place.state.user.known).toBe(false);
  });

  it("is another for what is built", () => {
    const { service } = readOne("build: {args: {A: 1}}", "environment: {A: 2}");
    const place = service.build?.node.place;
    expect(place).toMatchObject({
      kind: "compose",
      phase: "build",
      ships: false,
      image: undefined,
      owner: service.owner,
    });
    expect(place?.state.environment("A")).toEqual(unknownFact("the Dockerfile decides"));
  });
});

describe("services that extend others", () => {
  const text = [
    "services:",
    "  web:",
    "    extends: base",
    "    environment: {A: 2}",
    "    volumes: [other:/data, x:/x, $V, $W]",
    "    ports: [81]",
    "    cap_add: [NET_RAW]",
    "    network_mode: bridge",
    "    healthcheck: {interval: 1s}",
    "  base:",
    "    image: nginx:1.27",
    "    user: app",
    "    command: serve",
    "    environment: {A: 1, B: 1}",
    "    volumes: [data:/data]",
    "    ports: [80]",
    "    cap_add: [ALL]",
    "    network_mode: host",
    "    healthcheck: {test: [CMD, ok]}",
  ].join("\n");

  it("run what those say, but for what they say themselves", () => {
    const { containers, slice } = read(text);
    const web = containers[0] as Container;
    expect(web.image && slice(web.image.span)).toBe("nginx:1.27");
    expect(web.user?.value).toEqual(known("app"));
    expect(web.command.map(({ program, place }) => [program, place.owner?.name])).toEqual([["serve", "web"]]);
    expect(web.environment.map(({ name, value }) => [name, value])).toEqual([
      ["B", known("1")],
      ["A", known("2")],
    ]);
    expect(web.mounts.map(({ span }) => slice(span))).toEqual(["other:/data", "x:/x", "$V", "$W"]);
    expect(web.ports.map(({ span }) => slice(span))).toEqual(["80", "81"]);
    expect(web.security.addedCapabilities.map(({ value }) => value)).toEqual([known("ALL"), known("NET_RAW")]);
    expect(web.security.hostNamespaces).toEqual([]);
    expect(web.healthcheck).toMatchObject({ replaces: true, commands: [{ program: "ok" }] });
    expect(web.unseen).toBeUndefined();
  });

  it.each([
    ["{test: [CMD, own]}", "{test: [CMD, base]}", false, ["own"]],
    ["{test: [CMD, own]}", "{disable: true}", false, ["own"]],
    ["{disable: true}", "{test: [CMD, base]}", true, []],
    ["{interval: 1s}", "{test: [CMD, base]}", false, ["base"]],
    ["{interval: 1s}", "{disable: true}", true, []],
    ["{interval: 1s}", "{retries: 1}", false, []],
  ])("check their health as the nearest says that says how: %s, %s", (own, base, disabled, programs) => {
    const { containers } = read(
      `services: {web: {extends: base, healthcheck: ${own}}, base: {image: a, healthcheck: ${base}}}`,
    );
    const check = containers[0]?.healthcheck;
    expect([check?.disabled, check?.commands.map(({ program }) => program)]).toEqual([disabled, programs]);
  });

  it("yield only what is written in them", () => {
    const { model, slice } = read(text);
    const [web] = model.containers;
    expect(web?.own.ports.map(({ span }) => slice(span))).toEqual(["81"]);
    expect([web?.ownImage, web?.own.user, web?.own.command]).toEqual([undefined, undefined, []]);
  });

  it("are not known to say nothing more where that lies elsewhere", () => {
    const unseen = (extended: string) => {
      const base = "b: {image: a}, c: {extends: d, image: a}, d: {extends: c}";
      return read(`services: {web: {image: a, extends: ${extended}}, ${base}}`).containers[0]?.unseen;
    };
    expect(unseen("b")).toBeUndefined();
    expect(unseen("{service: b, file: common.yml}")).toBe("it extends a service of common.yml");
    expect(unseen("nowhere")).toBe("the service nowhere, which it extends, is not here");
    expect(unseen("constructor")).toBe("the service constructor, which it extends, is not here");
    expect(unseen("c")).toBe("its services extend too many other services");
    expect(unseen("web")).toBe("its services extend too many other services");
    const circle = read(
      "services: {a: {extends: b, environment: {A: 1}}, b: {extends: a, environment: {B: 1}, ports: [1]}}",
    );
    expect(circle.containers.map(({ environment }) => environment.map(({ name }) => name))).toEqual([
      ["B", "A"],
      ["A", "B"],
    ]);
    expect(circle.containers.map(({ ports }) => ports.length)).toEqual([1, 1]);
  });

  it("extend the first of a name", () => {
    const { containers } = read(
      "services: {a: {user: one}}\n---\nservices: {a: {user: two}, b: {extends: a, image: x}}\n",
    );
    expect(containers[2]?.user?.value).toEqual(known("one"));
  });

  it("are followed so far", () => {
    const links = Array.from({ length: 20 }, (_, i) => `s${i}: {image: a, extends: s${i + 1}}`);
    const { containers } = read(`services: {${links.join(", ")}, s20: {user: app}}`);
    expect(containers.map(({ user }) => user !== undefined)).toEqual([
      ...Array(5).fill(false),
      ...Array(16).fill(true),
    ]);
    expect(containers[4]?.unseen).toBe("its services extend too many other services");
    expect(containers[5]?.unseen).toBeUndefined();
  });

  it("do not multiply what they share", () => {
    // With `image`, `environment` and `ports` each takes over 2,000 entries: a hundred may.
    const big = Array.from({ length: 1996 }, (_, i) => `V${i}: x`).join(", ");
    const base = `{image: a, environment: {${big}}, ports: [80]}`;
    const users = (count: number) =>
      Array.from({ length: count }, (_, i) => `s${i}: {extends: base, environment: {A: 1}}`).join(", ");
    const { containers } = read(`services: {base: ${base}, ${users(101)}}`);
    expect(containers[100]?.environment).toHaveLength(1997);
    expect(containers[100]?.unseen).toBeUndefined();
    expect(containers[101]?.environment).toHaveLength(1);
    expect(containers[101]?.unseen).toBe("too many services extend one another here");
    const lastOf = (last: string) =>
      read(`services: {base: ${base}, ${users(100)}, one: {user: app}, last: ${last}}`).containers[102];
    expect(lastOf("{image: a}")?.unseen).toBeUndefined();
    expect(lastOf("{image: a, extends: one}")?.unseen).toBe("too many services extend one another here");
  });

  it("need no image to be known where they build one", () => {
    const { containers } = read(
      "services: {a: {build: ., extends: b}, b: {image: x}, c: {build: ., image: own}, d: {image: own}, e: {build: .}}",
    );
    expect(containers.map(({ image, unseen }) => [image !== undefined, unseen])).toEqual([
      [false, undefined],
      [true, undefined],
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ]);
  });

  it("do not pull what an extended service builds, or may build", () => {
    const source = (base: string) =>
      `services:\n  a:\n    build: .\n  b:\n    extends: a\n  c:\n    extends: ${base}\n    image: own:1\n`;
    const last = (base: string) => read(source(base)).containers[2];
    expect(last("{service: b}")).toMatchObject({ image: undefined, build: { context: { value: known(".") } } });
    expect(last("{service: x, file: common.yml}")?.image?.reference).toEqual(unknownFact("common.yml may build it"));
    expect(last("none")?.image?.reference.known).toBe(true);
  });

  it("pull nothing where what they extend is built, though that has a name of its own", () => {
    const { containers } = read("services: {a: {build: ., image: own:1}, b: {extends: a}, c: {extends: b, build: x}}");
    expect(containers.map(({ image, build }) => [image, build?.context?.value])).toEqual([
      [undefined, known(".")],
      [undefined, known(".")],
      [undefined, known("x")],
    ]);
  });

  it("tell images to pull from names of what the file builds", () => {
    const { services, containers } = read(
      "services:\n  a:\n    build: .\n    image: own:1\n  b:\n    image: own:1\n  c:\n    extends: b\n    image: other\n",
    );
    expect(services.map(({ builtImage }, i) => [containers[i]?.image !== undefined, builtImage?.value])).toEqual([
      [false, "own:1"],
      [false, "own:1"],
      [true, undefined],
    ]);
  });
});
