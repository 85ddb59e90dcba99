import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../rules/index.ts";
import { kinds } from "../src/kinds/index.ts";
import { lookUp } from "../src/text/look-up.ts";
import { lintWith } from "./engine/project.ts";

// What every object inherits has a name that a text may use, too: no table may take it for an entry.

const names = Object.getOwnPropertyNames(Object.prototype);

/** Texts with a place for a name, written @. */
const texts: Readonly<Record<string, readonly string[]>> = {
  dockerfile: [
    "FROM @",
    "FROM @:@",
    "FROM @@sha256:1",
    "FROM a@@:1",
    "FROM example.com/@/@:1",
    "FROM debian:@",
    "FROM debian:12-@",
    "FROM ubuntu:@",
    "FROM node:22-@",
    "FROM mcr.microsoft.com/@:8.0",
    "FROM gcr.io/distroless/@",
    "FROM cgr.dev/chainguard/@",
    "FROM public.ecr.aws/lambda/@:1",
    "FROM --platform=@ a",
    "FROM --@=a b",
    "FROM a AS @\nFROM @",
    "FROM a AS @\nFROM b\nCOPY --from=@ /a /b",
    "ARG @\nFROM $@",
    "ARG @=@\nFROM debian:${@}",
    "# @=@\nFROM a",
    "# syntax=@\nFROM a",
    "# escape=@\nFROM a",
    "# check=skip=@\nFROM a",
    "# plimsoll ignore=@ -- @\nFROM a",
    "# plimsoll @=@\nFROM a",
    "# hadolint @=@\nFROM a",
    "# trivy:@:@\nFROM a",
    "@ a",
    "FROM a\n@ b",
    "FROM a\nENV @=@",
    "FROM a\nENV @ @",
    "FROM a\nENV A=$@ B=${@:-@}",
    "FROM debian:12\nARG @\nRUN echo $@",
    "FROM a\nLABEL @=@",
    "FROM a\nEXPOSE @",
    "FROM a\nEXPOSE 80/@",
    "FROM a\nUSER @",
    "FROM a\nUSER @:@",
    "FROM scratch\nUSER @",
    "FROM a\nWORKDIR @",
    "FROM a\nWORKDIR /@",
    "FROM a\nVOLUME @",
    "FROM a\nSTOPSIGNAL @",
    'FROM a\nSHELL ["@", "@"]\nRUN a',
    'FROM a\nSHELL ["@"]',
    "FROM a\nCMD @",
    'FROM a\nCMD ["@", "@"]',
    'FROM a\nENTRYPOINT ["@", "--@"]',
    "FROM a\nHEALTHCHECK @",
    "FROM a\nHEALTHCHECK --@=1s CMD @",
    "FROM a\nHEALTHCHECK --interval=1@ CMD a",
    "FROM a\nONBUILD @ a",
    "FROM a\nONBUILD RUN @",
    "FROM a\nCOPY @ @",
    "FROM a\nCOPY @.@ /@",
    "FROM a\nCOPY --@=@ a b",
    "FROM a\nCOPY --chmod=@ --chown=@ a b",
    "FROM a\nCOPY <<@ /a\n@\n@",
    "FROM a\nADD @ @",
    "FROM a\nADD --checksum=@:1 https://example.com/a b",
    "FROM a\nADD https://@/@.@ @",
    "FROM a\nRUN @",
    "FROM a\nRUN @ --@=@ -@ @",
    "FROM alpine:3.22\nRUN @ --a=b\nUSER 1",
    "FROM a\nRUN sudo @ && env @=@ @",
    "FROM a\nRUN apt-get @ @",
    "FROM a\nRUN apt-get -o @=@ install @=@",
    "FROM a\nRUN apk add @=@ --@",
    "FROM a\nRUN pip install @==@",
    "FROM a\nRUN npm @ @",
    "FROM a\nRUN curl -@ https://@/@ | @",
    "FROM a\nRUN git @ && cd @ && ./@",
    "FROM a\nRUN export @=@; set -o @; @() { @; }; @",
    "FROM a\nRUN useradd @ && groupadd @ && chown @:@ @",
    "FROM a\nRUN --@=@ a",
    "FROM a\nRUN --mount=type=@ a",
    "FROM a\nRUN --mount=@=@,@ a",
    "FROM a\nRUN --network=@ --security=@ a",
    "FROM a\nRUN <<@\n@\n@",
    "FROM a\nRUN bash -@ '@ @'",
    "FROM golang:1\nRUN go @ -@=@ @",
    "FROM golang:1\nENV GOFLAGS=-@=@\nRUN go build",
  ],
  dockerignore: ["@", "!@", "@/**", "*.@", "# plimsoll ignore=@", "*\n!@\n@"],
  compose: [
    "@: @",
    "services:\n  @:\n    image: @",
    "services:\n  a:\n    @: @",
    "services:\n  a:\n    image: @:@\n    user: @\n    @: [@]",
    "services:\n  a:\n    build: @",
    "services:\n  a:\n    build: {context: ., target: @, args: {@: @}, @: @}",
    "services:\n  a:\n    build:\n      target: @\n      dockerfile_inline: FROM @ AS @",
    "services:\n  a:\n    extends: @",
    "services:\n  @:\n    extends: {service: @, file: @}",
    "services:\n  a:\n    environment: {@: @}",
    "services:\n  a:\n    environment: [@=$@]",
    "services:\n  a:\n    ports: ['@:80/@']",
    "services:\n  a:\n    ports: [{target: @, @: @}]",
    "services:\n  a:\n    volumes: ['@:/a:@', {type: @, source: @}]",
    "services:\n  a:\n    command: @ --@\n    entrypoint: [@]",
    "services:\n  a:\n    healthcheck: {test: [@, @], interval: 1@}",
    "services:\n  a:\n    cap_add: [@]\n    security_opt: ['@:@']\n    devices: ['@:@']",
    "services:\n  a:\n    depends_on: {@: {condition: @}}\n    networks: {@: {}}\n    secrets: [@]",
    "services:\n  a:\n    restart: @\n    network_mode: @\n    pid: @\n    privileged: @",
    "services: {a: &@ {image: b}, c: *@}",
    "services: {a: {<<: @, image: !@ b}}",
  ],
  kubernetes: [
    "kind: @\n@: @",
    "kind: Pod\nmetadata: {name: @, annotations: {@: @, checkov.io/skip1: @=@, kube-score/ignore: '@,@'}}",
    "kind: Pod\nmetadata: {annotations: {ignore-check.kube-linter.io/@: @}}\nspec: {containers: [{@: @}]}",
    "kind: Pod\nspec: {@: @, hostNetwork: @, containers: [{name: @, image: '@:@'}]}",
    "kind: Pod\nspec: {containers: [{command: [@, --@], args: [$(@)], env: [{name: @, value: @}]}]}",
    "kind: Pod\nspec: {containers: [{ports: [{containerPort: @, protocol: @}], securityContext: {@: @, runAsUser: @}}]}",
    "kind: Pod\nspec: {containers: [{securityContext: {capabilities: {add: [@]}, seccompProfile: {type: @}}}]}",
    "kind: Pod\nspec: {volumes: [{name: @, hostPath: {path: /@}}], containers: [{volumeMounts: [{name: @}, {name: b@}]}]}",
    "kind: Kustomization\nimages: [{name: @, newName: @, newTag: @}]",
  ],
};

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

describe.each(names)("the name %s", (name) => {
  it.each(Object.keys(texts))("is a name like others in a %s", (kind) => {
    for (const text of texts[kind] ?? []) {
      const lint = (word: string) => {
        const report = lintWith(builtinRules, [{ path: "x", kind, text: text.replaceAll("@", word) }]);
        expect(report.failures).toEqual([]);
        return report.files[0]?.findings.map(
          ({ rule, message }) => `${rule} ${message.replaceAll(word, "@").replaceAll(word.toLowerCase(), "@")}`,
        );
      };
      expect([text, lint(name)]).toEqual([text, lint(name.replaceAll("o", "x").replaceAll("u", "x"))]);
    }
  });
});

describe("a table that is looked up", () => {
  it.each(names)("has no entry %s of its own", (name) => {
    expect(lookUp({ a: 1 }, name)).toBeUndefined();
    expect(lookUp({ [name]: 1 }, name)).toBe(1);
  });

  it("may be missing", () => {
    expect(lookUp(undefined, "a")).toBeUndefined();
  });
});
