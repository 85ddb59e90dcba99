import { describe, expect, it } from "vitest";
import { parse, problems, problemsOf } from "./parsing.ts";

/** [text after `FROM x`, problems as "code: token"]. */
type Row = [text: string, ...expected: string[]];

function refuses(name: string, rows: Row[]): void {
  describe(name, () => {
    it.each(rows)("%s", (text, ...expected) => {
      expect(problemsOf(text)).toEqual(expected.filter((problem) => problem !== undefined));
    });
  });
}

describe("the file", () => {
  it.each<[string, string[]]>([
    ["", ["no-stage: "]],
    ["# a\n\n", ["no-stage: "]],
    ["ARG a\nRUN b", ["no-stage: ARG"]],
    ["ARG a\nRUN b\nFROM c", ["before-from: RUN"]],
    ["FORM a\nFROM b", ["unknown-instruction: FORM"]],
    ["FROM a", []],
    ["\\", ["unknown-instruction: ", "no-stage: "]],
  ])("%j", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it("names the instruction that a problem belongs to", () => {
    const document = parse("FROM a\nONBUILD RUN --foo b");
    const onbuild = document.instructions[1];
    expect(document.problems[0]?.instruction).toBe(onbuild?.type === "Onbuild" ? onbuild.instruction : undefined);
  });
});

describe("suggestions", () => {
  it.each([
    ["RNU a", "RUN"],
    ["COPPY a /b", "COPY"],
    ["ENTRPOINT a", "ENTRYPOINT"],
    ["XYZ a", undefined],
    ["RUN --mout=type=bind a", "mount"],
    ["COPY --chwon=a a /b", "chown"],
    ["CMD --foo", undefined],
    ["RUN --mount=type=cahce,target=/a b", "cache"],
    ["RUN --mount=type=cache,tagret=/a b", "target"],
    ["RUN --network=non a", "none"],
    ["HEALTHCHECK curl a", "CMD"],
    ["HEALTHCHECK NON", "NONE"],
  ])("%s", (text, expected) => {
    expect(parse(`FROM x\n${text}`).problems[0]?.suggestion).toBe(expected);
  });
});

refuses("flags", [
  ["RUN --foo --network=none --bar=1 a", "unknown-flag: --foo", "unknown-flag: --bar=1"],
  ["COPY --checksum=a a /b", "unknown-flag: --checksum=a"],
  ["CMD --a", "unknown-flag: --a"],
  ["RUN --Network=none a", "unknown-flag: --Network=none"],
  ["RUN --constructor a", "unknown-flag: --constructor"],
  ["RUN --network=none --network=host a", "duplicate-flag: --network=host"],
  ["RUN --mount=target=/a --mount=target=/b c"],
  ["COPY --exclude=a --exclude=b . /c"],
  ["COPY --from a /b /c/", "flag-value: --from"],
  ["COPY --link --parents a /b"],
  ["COPY --link=TRUE a /b"],
  ["COPY --link=yes a /b", "flag-value: --link=yes"],
  ["COPY --link= a /b", "flag-value: --link="],
  ["ADD --keep-git-dir=true --unpack=false --link a /b"],
  ["FOO --a b", "unknown-instruction: FOO"],
]);

describe("FROM", () => {
  it.each<[string, string[]]>([
    ["FROM", ["argument-count: FROM"]],
    ["FROM a b", ["argument-count: b"]],
    ["FROM a AS", ["argument-count: AS"]],
    ["FROM a AS b c d", ["argument-count: c d"]],
    ["FROM a # c", ["argument-count: # c"]],
    ["FROM a AS 1b", ["stage-name: 1b"]],
    ["FROM a AS b/c", ["stage-name: b/c"]],
    ["FROM a AS $b", ["stage-name: $b"]],
    ["FROM a AS B-c_d.1", []],
    ["FROM A", ["image-reference: A"]],
    ["FROM a AS B\nFROM B", []],
    ["FROM a:", ["image-reference: a:"]],
    ["FROM a:b:c", ["image-reference: a:b:c"]],
    ["FROM a@sha256:12", ["image-reference: a@sha256:12"]],
    [`FROM a:b@sha256:${"0".repeat(64)}`, []],
    ["FROM example.com:5000/a/b:c", []],
    ["FROM localhost/a", []],
    ["FROM Example.com/a", []],
    ["FROM a//b", ["image-reference: a//b"]],
    ["FROM a__b/c--d.e", []],
    ["FROM https://example.com/a", ["image-reference: https://example.com/a"]],
    ["FROM $A", []],
    ["FROM ${A:-b}:c", []],
    ['FROM "a"', []],
    ['FROM ""', ['image-reference: ""']],
    ["FROM --platform=linux/amd64 a", []],
    ["FROM --platform=arm64 a", []],
    ["FROM --platform=$P a", []],
    ["FROM --platform= a", []],
    ["FROM --platform=linux/arm/v7 a", []],
    ["FROM --platform=windows(10.0.17763)/amd64 a", []],
    ["FROM --platform=foo a", ["platform: foo"]],
    ["FROM --platform=linux/a/b/c a", ["platform: linux/a/b/c"]],
    ["FROM --platform=linux/* a", ["platform: linux/*"]],
  ])("%s", (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});

refuses("commands", [
  ["RUN [a, b]", "json-form: [a, b]"],
  ["CMD ['a', 'b']", "json-form: ['a', 'b']"],
  ['CMD ["a", "b"', 'json-form: ["a", "b"'],
  ['CMD ["a" "b"]', 'json-form: ["a" "b"]'],
  ['CMD [ "a", b ]', 'json-form: [ "a", b ]'],
  ["CMD [1]", "json-form: [1]"],
  ['RUN ["a", {"b": 1}]', 'json-form: ["a", {"b": 1}]'],
  ["RUN [ -f a ]"],
  ['RUN [ "$A" = b ] && c'],
  ["RUN [[ -f a ]]"],
  ["RUN [ ! -e a ] || b"],
  ["CMD []"],
  ["CMD"],
  ["RUN"],
  ["SHELL /bin/sh -c", "shell-form: /bin/sh -c"],
  ["SHELL []", "argument-count: SHELL"],
  ["SHELL", "argument-count: SHELL"],
  ['SHELL ["a"]'],
  ["RUN --network=foo a", "network-security: foo"],
  ["RUN --network=$N a", "network-security: $N"],
  ["RUN --security=insecure a"],
  ["RUN --security=none a", "network-security: none"],
]);

refuses("HEALTHCHECK", [
  ["HEALTHCHECK", "argument-count: HEALTHCHECK"],
  ["HEALTHCHECK NONE a", "healthcheck: NONE a"],
  ["HEALTHCHECK CMD", "healthcheck: CMD"],
  ["HEALTHCHECK CMD []", "healthcheck: CMD"],
  ["HEALTHCHECK curl a", "healthcheck: curl"],
  ["HEALTHCHECK --interval=30s --timeout=1m30s --start-period=0 --start-interval=1.5h --retries=3 CMD a"],
  ["HEALTHCHECK --interval=30 CMD a", "healthcheck: 30"],
  ["HEALTHCHECK --interval=1x CMD a", "healthcheck: 1x"],
  ["HEALTHCHECK --interval=10us CMD a", "healthcheck: 10us"],
  ["HEALTHCHECK --interval=-1s CMD a", "healthcheck: -1s"],
  ["HEALTHCHECK --interval=.s CMD a", "healthcheck: .s"],
  ["HEALTHCHECK --interval=$I CMD a", "healthcheck: $I"],
  ["HEALTHCHECK --interval= CMD a"],
  ["HEALTHCHECK --interval=0s CMD a"],
  ["HEALTHCHECK --retries=0 CMD a"],
  ["HEALTHCHECK --retries=-1 CMD a", "healthcheck: -1"],
  ["HEALTHCHECK --retries=x CMD a", "healthcheck: x"],
]);

refuses("mounts", [
  ["RUN --mount=type=cache,target=/a,sharing=locked,uid=1,gid=1,mode=0755 b"],
  ["RUN --mount=type=bind,source=a,target=/a,from=b,rw c"],
  ["RUN --mount=type=tmpfs,target=/a,size=10m c"],
  ["RUN --mount=type=secret,id=a,env=B,required c"],
  ["RUN --mount=type=ssh c"],
  ["RUN --mount=type=foo,target=/a b", "mount: foo"],
  ["RUN --mount=type=$T,foo=a b", "mount: foo=a"],
  ["RUN --mount=type=cache,target=/a,sharing=foo b", "mount: foo"],
  ["RUN --mount=type=cache,target=/a,ro=maybe b", "mount: maybe"],
  ["RUN --mount=type=cache,target=/a,mode=999 b", "mount: 999"],
  ["RUN --mount=type=cache,target=/a,uid=root b", "mount: root"],
  ["RUN --mount=type=cache,target=/a,uid=$U b"],
  ["RUN --mount=type=cache,target=/a,target=/b c", "mount: target=/b"],
  ["RUN --mount=type=cache,target=/a,dst=/b c", "mount: dst=/b"],
  ["RUN --mount=type=cache,target b", "mount: target"],
  ["RUN --mount=type=cache,target=/a, b", "mount: "],
  ["RUN --mount=type=cache a", "mount: --mount=type=cache"],
  ["WORKDIR /a\nRUN --mount=type=bind a"],
  ["RUN --mount=required,type=secret,id=a b", "mount: required"],
  ["RUN --mount=size=1,type=tmpfs,target=/a b", "mount: size=1"],
  ["RUN --mount=type=bind,target=/a,mode=0755 b", "mount: --mount=type=bind,target=/a,mode=0755"],
  ["RUN --mount=type=bind,target=/a,sharing=locked b", "mount: --mount=type=bind,target=/a,sharing=locked"],
  ["RUN --mount=type=bind,target=/a,from=$F b", "mount: $F"],
  ["RUN --mount=type=secret b", "mount: --mount=type=secret"],
  ["RUN --mount=type=secret,id=a,src=b c", "mount: --mount=type=secret,id=a,src=b"],
  ["RUN --mount=type=secret,id=a,from=b c", "mount: --mount=type=secret,id=a,from=b"],
  ["RUN --mount=type=cache,target=${A@} b", "modifier: ${A@}"],
  ["RUN --mount a", "flag-value: --mount"],
]);

refuses("COPY and ADD", [
  ["COPY", "argument-count: COPY"],
  ["COPY a", "argument-count: a"],
  ["COPY a b"],
  ["COPY a b /c", "destination: /c"],
  ["COPY a b c/ "],
  ["COPY a b ."],
  ["COPY a b ./"],
  ["COPY a b ../.."],
  ["COPY a b $C"],
  ["COPY a b C:\\c\\"],
  ['COPY ["a", "b", "/c"]', "destination: /c"],
  ["ADD a b /c", "destination: /c"],
  ['COPY ["a" "b"]', 'json-form: ["a" "b"]'],
  ["COPY [ab]* /c/"],
  ["COPY https://example.com/a /b", "copy-remote: https://example.com/a"],
  ["COPY git@example.com:a/b.git /b", "copy-remote: git@example.com:a/b.git"],
  ["ADD https://example.com/a /b"],
  ["COPY --from=$A a /b", "image-reference: $A"],
  ["COPY --chmod=0755 a /b"],
  ["COPY --chmod=u=rwX,go+r-w a /b"],
  ["COPY --chmod=$M a /b"],
  ["COPY --chmod=999 a /b", "chmod: 999"],
  ["COPY --chmod=10000 a /b", "chmod: 10000"],
  ["COPY --chmod=rwx a /b", "chmod: rwx"],
  [`ADD --checksum=sha256:${"0".repeat(64)} https://example.com/a /b`],
  ["ADD --checksum=sha256:0 https://example.com/a /b", "checksum: sha256:0"],
  ["ADD --checksum=0123abc https://example.com/a.git#v1 /b"],
  ["ADD --checksum=sha256:0 a /b", "checksum: sha256:0"],
  ["ADD --checksum=$C $S /b"],
  ["ADD --checksum=$C https://example.com/a https://example.com/b /c/", "checksum: $C"],
  ["COPY it's /b", "quotes: 's"],
  ["COPY <<E /b\n${A@}\nE", "modifier: ${A@}"],
  ["COPY <<'E' /b\n${A@}\nE"],
  ["COPY <<E /b\nit's\nE"],
  ["RUN <<E\n${A@}\nE"],
]);

refuses("pairs", [
  ["ENV", "argument-count: ENV"],
  ["ENV a", "key-value: a"],
  ["ENV a=b c", "key-value: c"],
  ["ENV =b", "key-value: =b"],
  ['ENV a="b c', 'key-value: "b c'],
  ["ENV a it's", "key-value: 's"],
  ["ENV a='it\"s'"],
  ["LABEL a", "key-value: a"],
  ["LABEL a='b", "key-value: 'b"],
  ["ARG", "argument-count: ARG"],
  ["ARG a b=c"],
  ["ARG =b", "key-value: =b"],
  ["ENV a=${B:-c}${D:+e}${F-g}${H#i}${J%%k}${L/m/n}${O//p/q}${R:-${S:-t}}${U:?v}"],
  ["ENV a=${B:%c}", "modifier: ${B:%c}"],
  ["ENV a=${B^^}", "modifier: ${B^^}"],
  ["ENV a=${}", "modifier: ${}"],
  ["ENV a=${B", "modifier: ${B"],
  ["ENV a=${B:-c", "modifier: ${B:-c"],
  ["ENV a='${B^^}'"],
  ['ENV a="${B^^}"', "modifier: ${B^^}"],
  ["ENV a=\\${B^^}"],
  ["ENV a=$$ b=$ c=$@"],
]);

refuses("the others", [
  ["EXPOSE", "argument-count: EXPOSE"],
  ["EXPOSE 80 443/tcp 53/UDP 1-10/sctp 8080:80 127.0.0.1:1:2 $P 80/"],
  ["EXPOSE 80/http", "expose: 80/http"],
  ["EXPOSE 65536", "expose: 65536"],
  ["EXPOSE 10-1", "expose: 10-1"],
  ["EXPOSE 80,443", "expose: 80,443"],
  ["EXPOSE /tcp", "expose: /tcp"],
  ["EXPOSE 80 # web", "expose: #", "expose: web"],
  ["EXPOSE http:80", "expose: http:80"],
  ["VOLUME", "argument-count: VOLUME"],
  ['VOLUME [""]', "volume: "],
  ["VOLUME []", "argument-count: VOLUME"],
  ["VOLUME [/a]", "json-form: [/a]"],
  ["VOLUME [1]", "json-form: [1]"],
  ["USER", "argument-count: USER"],
  ["WORKDIR", "argument-count: WORKDIR"],
  ['WORKDIR "/a', 'quotes: "/a'],
  ["STOPSIGNAL", "argument-count: STOPSIGNAL"],
  ["MAINTAINER", "argument-count: MAINTAINER"],
  ["MAINTAINER it's ${me@}"],
  ["ONBUILD", "argument-count: ONBUILD"],
  ["ONBUILD ONBUILD RUN a", "onbuild: ONBUILD"],
  ["ONBUILD FROM a", "onbuild: FROM"],
  ["onbuild maintainer a", "onbuild: maintainer"],
  ["ONBUILD FOO a", "unknown-instruction: FOO"],
  ["ONBUILD COPY a", "argument-count: a"],
  ["run a\nExpose 80\ncopy a /b"],
]);
