import { describe, expect, it } from "vitest";
import { meaningOf } from "../../../../src/kinds/dockerfile/model/meaning.ts";
import type { Meaning } from "../../../../src/kinds/kind.ts";
import { modelOf } from "./build.ts";

function meanings(text: string): readonly Meaning[] {
  return meaningOf(modelOf(text));
}

/** The parts of the meaning in which two files differ. */
function differing(before: string, after: string): readonly string[] {
  const [old, now] = [meanings(before), meanings(after)];
  const aspects = [...new Set([...old, ...now].map(({ aspect }) => aspect))].sort();
  const part = (all: readonly Meaning[], wanted: string) =>
    JSON.stringify(all.filter(({ aspect }) => aspect === wanted).map(({ text }) => text));
  return aspects.filter((aspect) => part(old, aspect) !== part(now, aspect));
}

/** As `differing`, for instructions of a stage that has a stage to read from. */
function differingIn(before: string, after: string): readonly string[] {
  const stage = (lines: string) => `ARG X\nFROM debian:12 AS build\nFROM debian:12\nARG X\n${lines}`;
  return differing(stage(before), stage(after));
}

describe("what a Dockerfile means", () => {
  it.each([
    ["case and blanks", "from a:1\nrun  echo   a\nuser b", "FROM a:1\n\nRUN echo a\nUSER  b"],
    ["comments and line breaks", "FROM a:1\nRUN a && b", "# c\nFROM a:1\nRUN a && \\\n  # d\n  b"],
    ["unknown directives", "# sintax=a\nFROM a:1", "FROM a:1"],
    ["how a parent is called", "FROM a:1 AS Build\nFROM BUILD", "FROM a:1 AS build\nFROM build"],
  ])("does not hang on %s", (_, before, after) => {
    expect(differing(before, after)).toEqual([]);
  });

  it.each([
    ["quotes", 'ENV A="b c" D=e', "ENV A=b\\ c D='e'"],
    ["the notation of a pair", "ENV A b c", 'ENV A="b c"'],
    ["the case of a protocol", "EXPOSE 80/TCP", "EXPOSE 80/tcp"],
    ["the name of a stage that is read", "COPY --from=0 /a /b", "COPY --from=BUILD /a /b"],
    ["the name of a stage that is mounted", "RUN --mount=from=0,target=/a b", "RUN --mount=from=build,target=/a b"],
    ["braces", "USER $X", "USER ${X}"],
    ["quotes around a default", "USER ${X:-a}", 'USER "${X:-a}"'],
    ["quotes in commands", "RUN a b", "RUN 'a' \"b\""],
    ["the order of options", "RUN apt-get install -y -q a", "RUN apt-get -q install -y a"],
    ["the spelling of options", "RUN apt-get install -y a", "RUN apt-get install --assume-yes a"],
    ["the order of flags", "COPY --link --exclude=a . /b", "COPY --exclude=a --link . /b"],
    [
      "the order of flags of a check",
      "HEALTHCHECK --retries=2 --timeout=1s CMD a",
      "HEALTHCHECK --timeout=1s --retries=2 CMD a",
    ],
    ["blanks around a command", "CMD  a", "CMD a"],
    ["ADD or COPY of a local file", "ADD a.txt b /c/", "COPY a.txt b /c/"],
  ])("does not hang on %s", (_, before, after) => {
    expect(differingIn(before, after)).toEqual([]);
  });

  it.each([
    ["directives", "# syntax=docker/dockerfile:1\nFROM a:1", "FROM a:1"],
    ["directives", "# check=skip=all\nFROM a:1", "# check=error=true\nFROM a:1"],
    ["directives", "# escape=`\nFROM a:1", "FROM a:1"],
    ["args", "ARG A=1\nFROM a:1", "ARG A=2\nFROM a:1"],
    ["stages", "FROM a:1 AS b", "FROM a:1 AS c"],
    ["stages", "FROM a:1 AS b", "FROM a:1"],
    ["base", "FROM a:1", "FROM a:2"],
    ["base", "FROM a:1", "FROM --platform=linux/amd64 a:1"],
    ["base", "ARG A\nFROM $A:1", "ARG A\nFROM ${A:-b}:1"],
    ["base", "FROM a:1 AS a\nFROM b:1 AS b\nFROM a", "FROM a:1 AS a\nFROM b:1 AS b\nFROM b"],
    ["base", "FROM a:1\nFROM 0", "FROM a:1\nFROM a:1"],
    ["copies", "FROM a:1\nFROM b:1\nFROM c:1\nCOPY --from=0 / /", "FROM a:1\nFROM b:1\nFROM c:1\nCOPY --from=1 / /"],
  ])("says in %s what changes in %j", (aspect, before, after) => {
    expect(differing(before, after)).toEqual([aspect]);
  });

  it.each([
    ["env", "ENV A=1", "ENV A=2"],
    ["env", "ENV A=1", "ENV B=1"],
    ["env", "ENV A=BC", "ENV AB=C"],
    ["env", "ENV A=1 B=2", "ENV A=1"],
    ["args", "ARG A=1", "ARG A"],
    ["args", "ARG A=", "ARG A"],
    ["labels", "LABEL A=1", "LABEL A=2"],
    ["labels", "MAINTAINER a", "MAINTAINER b"],
    ["labels", "MAINTAINER a", "LABEL maintainer=a"],
    ["user", "USER a", "USER b"],
    ["workdir", "WORKDIR /a", "WORKDIR /b"],
    ["workdir", "WORKDIR $X", "WORKDIR ${X:-a}"],
    ["workdir", "WORKDIR ${X:-b}", "WORKDIR ${X:-a}"],
    ["shell", 'SHELL ["a"]', 'SHELL ["a", "b"]'],
    ["cmd", "CMD a", "CMD b"],
    ["cmd", 'CMD ["a"]', "CMD a"],
    ["cmd", 'CMD ["a", "b"]', 'CMD ["a b"]'],
    ["cmd", 'CMD ["a", "b"]', 'CMD ["ab"]'],
    ["entrypoint", "ENTRYPOINT a", "ENTRYPOINT b"],
    ["healthcheck", "HEALTHCHECK NONE", "HEALTHCHECK CMD a"],
    ["healthcheck", "HEALTHCHECK NONE", "HEALTHCHECK CMD"],
    ["healthcheck", "HEALTHCHECK CMD a", "HEALTHCHECK CMD b"],
    ["healthcheck", "HEALTHCHECK --timeout=1s CMD a", "HEALTHCHECK CMD a"],
    ["ports", "EXPOSE 80", "EXPOSE 80 81"],
    ["volumes", "VOLUME /a", "VOLUME /a /b"],
    ["stopsignal", "STOPSIGNAL 1", "STOPSIGNAL 2"],
    ["user", "ONBUILD USER a", "ONBUILD USER b"],
    ["user", "ONBUILD USER a", "USER a"],
    ["commands", "FOO a", "FOO b"],
    ["commands", "FOO a", "BAR a"],
    ["commands", "FOO a", "FO Oa"],
  ])("says in %s what changes in %s", (aspect, before, after) => {
    expect(differingIn(before, after)).toEqual([aspect]);
  });

  it.each([
    ["layers", "RUN a\nRUN b", "RUN a && b"],
    ["mounts", "RUN --mount=type=cache,target=/a b", "RUN --mount=type=cache,target=/c b"],
    ["mounts", "RUN --mount=from=build,target=/a b", "RUN --mount=from=build,target=/c b"],
    ["mounts", "RUN --mount=target=/a,from=build b", "RUN --mount=target=/a,from=debian b"],
    ["mounts", "RUN --mount=target=/a,from=nginx b", "RUN --mount=target=/a,from=debian b"],
    [
      "mounts",
      "RUN --mount=target=/a,from=build --mount=type=tmpfs,target=/b b",
      "RUN --mount=target=/a,from=build --mount=type=tmpfs,target=/c b",
    ],
    ["mounts", "RUN --network=none b", "RUN b"],
    ["commands", "RUN a", "RUN b"],
    ["commands", "RUN npm ci", "RUN npm install"],
    ["commands", "RUN a b c", "RUN a 'b c'"],
    ["commands", 'RUN a "$(b)"', 'RUN a "$(c)"'],
    ["commands", "RUN $(a)", "RUN $(b)"],
    ["commands", "RUN a $X", "RUN a $X$X"],
    ["commands", "RUN $X", "RUN $X$X"],
    ["commands", "RUN a bc", "RUN ab c"],
    ["commands", "RUN x; a", "RUN if x; then a; fi"],
    ["commands", "RUN if x; then a; fi", "RUN while x; do a; done"],
    ["commands", "RUN a; b", "RUN a & b"],
    ["commands", "RUN a; b", "RUN a | b"],
    ["commands", "RUN a && b", "RUN a || b"],
    ["commands", "RUN a && b", "RUN if a; then b; fi"],
    ["commands", "RUN set -e; a && b", "RUN set -e; (a && b)"],
    ["commands", "RUN set -e; a", "RUN set -e; for i in 1; do a; done"],
    ["commands", "RUN a && b", "RUN a; b"],
    ["commands", "RUN a", "RUN a &"],
    ["commands", "RUN a | b | c", "RUN b | a | c"],
    ["commands", "RUN a > b", "RUN a >> b"],
    ["commands", "RUN a > b", "RUN a > c"],
    ["commands", "RUN a > b", "RUN a 2> b"],
    ["commands", 'RUN ["a", "b"]', 'RUN ["a", "c"]'],
    ["options", "RUN curl -L a", "RUN curl a"],
    ["options", "RUN curl -o a b", "RUN curl -o c b"],
    ["options", "RUN sudo a", "RUN a"],
    ["options", "RUN A=1 a", "RUN A=2 a"],
    ["options", "RUN A=1 a", "RUN B=1 a"],
    ["options", "RUN A=1 B=2 a", "RUN A=1B=2 a"],
    ["options", "RUN A= a", "RUN A=$X a"],
    ["options", "RUN a --b=cd", "RUN a --bc=d"],
    ["cleanup", "RUN a && rm -rf /tmp/b", "RUN a"],
    ["cleanup", "RUN rm -rf /tmp/b", "RUN rm -r /tmp/b"],
    ["cleanup", "RUN rm -rf /tmp/b", "RUN sudo rm -rf /tmp/b"],
    ["cleanup", "RUN rm -rf /tmp/b", "RUN rm -rf /tmp/b 2> /dev/null"],
    ["ownership", "RUN chown a /b", "RUN chown -R a /b"],
    ["ownership", "RUN chgrp a /b", "RUN chgrp c /b"],
    ["ownership", "RUN chmod 7 /b", "RUN chmod 5 /b"],
    ["copies", "COPY a /b", "COPY c /b"],
    ["copies", "COPY a c /b", "COPY a /b"],
    ["copies", "COPY a cd /b/", "COPY ac d /b/"],
    ["copies", "COPY a /b", "COPY a /c"],
    ["copies", "COPY --from=build /a /b", "COPY --from=debian /a /b"],
    ["copies", "COPY --from=build /a /b", "COPY /a /b"],
    ["copies", "COPY --link a /b", "COPY a /b"],
    ["copies", "ADD a.tar.gz /b", "COPY a.tar.gz /b"],
    ["copies", "ADD https://e.example/a /b", "COPY https://e.example/a /b"],
    ["copies", "ADD a* /b", "COPY a* /b"],
    ["copies", "ADD $X /b", "COPY $X /b"],
    ["copies", "ADD a b.tgz /b/", "COPY a b.tgz /b/"],
    ["copies", "COPY <<E /b\na\nE", "COPY <<E /b\nc\nE"],
    ["copies", "COPY <<E /b\n$X\nE", "COPY <<'E' /b\n$X\nE"],
    ["copies", "ADD <<E /b\na\nE", "COPY <<E /b\na\nE"],
    ["ownership", "COPY --chown=a a /b", "COPY --chown=b a /b"],
    ["ownership", "COPY --chmod=5 a /b", "COPY a /b"],
  ])("says in %s what changes in %j", (aspect, before, after) => {
    expect(differingIn(before, after)).toEqual([aspect]);
  });

  it("says in which part a stage comes or goes", () => {
    const before = "FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /b";
    expect(differing(before, `FROM c:1 AS other\n${before}`)).toEqual(["base", "stages"]);
    expect(differing(before, before.replace("AS build", "AS built"))).toEqual(["copies", "stages"]);
  });

  it.each([
    ["another shell", 'SHELL ["powershell"]\nRUN a', 'SHELL ["powershell"]\nRUN b'],
    ["a script that does not parse", "RUN if a", "RUN if b"],
    ["a script with too much", "RUN a )", "RUN a ) )"],
    ["a script in another that does not parse", "RUN bash <<E\na )\nE", "RUN bash <<E\na ) )\nE"],
    ["what another shell reads", 'SHELL ["powershell"]\nRUN <<E\na\nE', 'SHELL ["powershell"]\nRUN <<E\nb\nE'],
  ])("takes %s as its text", (_, before, after) => {
    expect(differingIn(before, after)).toEqual(["commands"]);
  });
});
