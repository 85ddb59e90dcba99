import fc from "fast-check";

/** Lines that real Dockerfiles are made of, and some that nobody should write. */
const lines = [
  "FROM debian:12",
  "FROM golang:1.24 AS build",
  "FROM $BASE",
  "FROM scratch",
  "FROM build",
  "from node as x",
  "ARG BASE=alpine:3.20",
  "ARG TARGETARCH",
  "ENV A=1 B=$A",
  "ENV KEY some value",
  "ENV PASSWORD=hunter2",
  "LABEL a=b \\\n  c='d e'",
  "RUN apt-get update && apt-get install -y curl",
  "RUN apt-get update",
  "RUN curl -fsSL https://e.example/x | sh",
  "RUN --mount=type=cache,target=/root/.cache pip install x",
  "RUN <<EOF\napt-get update\nEOF",
  'RUN ["true"]',
  "RUN if [ -f x ]; then rm -rf x; fi",
  "RUN go build -o /app . \\\n  # why\n\n  && echo",
  "RUN echo 'a",
  "COPY . .",
  "COPY --from=build /app /app",
  "COPY <<a <<-b /d/\nx\na\n\ty\n\tb",
  "ADD https://e.example/a.tgz /",
  "USER root",
  "USER 1000:1000",
  "WORKDIR app",
  "EXPOSE 80 99999",
  "CMD node server.js",
  'ENTRYPOINT ["sh","-c","x"]',
  "HEALTHCHECK --interval=1s CMD curl localhost",
  'SHELL ["/bin/bash","-o","pipefail","-c"]',
  "ONBUILD RUN make",
  "MAINTAINER me",
  "NOPE",
  "# plimsoll ignore=all -- reason",
  "# hadolint ignore=DL3002",
  "# escape=`",
  "",
  "  ",
  "\\",
  "RUN \\",
  "COPY",
  "\u{1F433} x",
];

const endings = ["\n", "\r\n"];

/** Texts that look like Dockerfiles. */
export const dockerfiles: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), fc.constantFrom(...endings), fc.boolean())
  .map(([chosen, ending, closed]) => chosen.join("\n").replaceAll("\n", ending) + (closed ? ending : ""));

/** A Dockerfile with a few characters broken. */
export const brokenDockerfiles: fc.Arbitrary<string> = fc
  .tuple(
    dockerfiles,
    fc.array(fc.tuple(fc.nat(2_000), fc.constantFrom(..."\\\"'$<|&;(){}[]\n\t \0\uFEFF#")), { maxLength: 4 }),
  )
  .map(([text, breaks]) =>
    breaks.reduce((broken, [at, character]) => {
      const place = at % (broken.length + 1);
      return broken.slice(0, place) + character + broken.slice(place);
    }, text),
  );
