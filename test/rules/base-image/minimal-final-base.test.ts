import rule from "../../../rules/base-image/minimal-final-base.ts";
import { testRule } from "../../rule-tester.ts";

const build = "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\n";
const run = '\nENTRYPOINT ["/app"]';

const copied = "The static binary is copied here";
const marked = '\n‹ENTRYPOINT ["/app"]›';
const none = (reason: string) => [copied, `No fix is offered, since ${reason}`];
const unknown = "unless the program needs more of it";

testRule(rule, {
  good: [
    `${build}FROM scratch\nCOPY --from=b /app /app${run}`,
    `${build}FROM gcr.io/distroless/base-debian12\nCOPY --from=b /app /app${run}`,
    // Chosen for something else.
    ...["busybox:1.37", "nginx:1.27", "node:22", "python:3.13", "buildpack-deps:bookworm", "example.com/base"].map(
      (base) => `${build}FROM ${base}\nCOPY --from=b /app /app${run}`,
    ),
    // cgo may be on.
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app${run}`,
    // Something of the base is used.
    ...[
      "CMD /app",
      "ENTRYPOINT exec /app",
      'ENTRYPOINT ["/app"]\nCMD --level $LEVEL',
      'ENTRYPOINT ["/start"]',
      'SHELL ["/bin/ash", "-c"]\nENTRYPOINT ["/app"]',
      'ONBUILD RUN /app --setup\nENTRYPOINT ["/app"]',
    ].map((end) => `${build}FROM alpine:3.22\nCOPY --from=b /app /app\n${end}`),
    ...[
      "mkdir /data",
      "adduser -D app && mkdir /data",
      "apk add --no-cache ca-certificates bash",
      "apk add --update bash",
      "apk del tzdata",
      "apt-get download ca-certificates",
      "conda clean --all --yes",
      "rm -rf /var/cache/apk/* /bin/busybox",
      "rm -rf /app/var/cache/",
      "rm -rf /var/lib/apk/",
      "<<EOF\n#!/usr/bin/env python3\nprint()\nEOF",
    ].map((script) => `${build}FROM alpine:3.22\nRUN ${script}\nCOPY --from=b /app /app${run}`),
    ...[
      "COPY run.sh /run.sh",
      "COPY config.yaml run.sh /etc/app/",
      "COPY . /srv",
      "COPY --from=example.com/tool /tool /tool",
      "COPY --from=example.com/tool /etc/tool.yaml /etc/",
      "COPY --from=b /app /usr/bin/git /usr/local/bin/",
      "HEALTHCHECK CMD wget -q --spider http://localhost",
      'HEALTHCHECK CMD ["wget", "-q", "--spider", "http://localhost"]',
      'HEALTHCHECK CMD ["/bin/check-app"]',
    ].map((further) => `${build}FROM alpine:3.22\nCOPY --from=b /app /app\n${further}${run}`),
    // Copied into another stage only.
    `${build}FROM alpine:3.22 AS dev\nCOPY --from=b /app /app\nFROM alpine:3.22${run}`,
    // Not a program, be it beside one.
    'FROM rust:1.88-alpine AS b\nWORKDIR /s\nRUN cargo build --release\nFROM alpine:3.22\nCOPY --from=b /s/target/release/app /usr/bin/app\nCOPY --from=b /s/target/release/libapp.so /usr/lib/\nCMD ["app"]',
    { code: `${build}FROM alpine:3.22\nCOPY --from=b /app /app${run}`, options: { allow: ["alpine"] } },
  ],
  bad: [
    {
      code: `${build}FROM «ubuntu:24.04»\nWORKDIR /srv\n‹COPY --from=b /app /app›\nCOPY config.yaml /etc/app/\nENV A=b\nEXPOSE 80\nUSER 1000${run}`,
      message: "unused",
      related: copied,
      offers: `Ship on gcr.io/distroless/static:nonroot, without a shell and anything else of ubuntu:24.04, ${unknown}`,
      fixedUnsafe: `${build}FROM gcr.io/distroless/static:nonroot\nWORKDIR /srv\nCOPY --from=b /app /app\nCOPY config.yaml /etc/app/\nENV A=b\nEXPOSE 80\nUSER 1000${run}`,
    },
    {
      title: "a program whose source asks for nothing",
      code: `FROM golang:1.24 AS b\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM «debian:12»\nRUN apt-get update && apt-get install -y ca-certificates\n‹COPY --from=b /app /app›${run}`,
      files: { "go.mod": "module example.com/a\n", "main.go": "package main\n" },
      message: "certificates",
      related: copied,
      offers: "Ship on scratch, without a shell and anything else of debian:12",
      fixedUnsafe: `FROM golang:1.24 AS b\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app${run}`,
    },
    ...[
      ["http.Get", "net/http"],
      ["time.LoadLocation", "time"],
      ["os.CreateTemp", "os"],
      ["user.Current", "os/user"],
      ["exec.Command", "os/exec"],
      ["runtime.Caller", "runtime"],
      ["os.Create", "os"],
      ["os.Open(`/etc/a`); _ = os.Getpid", "os"],
      ["a.Get", "example.com/a"],
      ["C.puts", "C"],
    ].map(([used, from]) => ({
      title: `a program that uses ${used}`,
      code: `FROM golang:1.24 AS b\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM «debian:12»\n‹COPY --from=b /app /app›${run}`,
      files: {
        "go.mod": "module example.com/shop\n",
        "main.go": `package main\nimport "${from}"\nfunc main() { ${used}() }\n`,
      },
      message: "unused",
      related: copied,
      offers: `Ship on gcr.io/distroless/static:nonroot, without a shell and anything else of debian:12, as user nonroot, ${unknown}`,
      fixedUnsafe: `FROM golang:1.24 AS b\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /app /app${run}`,
    })),
    {
      title: "a user of the base",
      code: `${build}FROM «debian:12»\n‹COPY --from=b /app /app›\nUSER games${marked}`,
      message: "unused",
      related: none("games is a user of the base"),
    },
    {
      title: "a platform of its own",
      code: `${build}FROM --platform=linux/amd64 «debian:12»\n‹COPY --from=b /app /app›${marked}`,
      message: "unused",
      related: none("its FROM names a platform"),
    },
    {
      title: "a user that both have",
      code: `${build}FROM «debian:12»\n‹COPY --from=b /app /app›\nUSER nobody${run}`,
      message: "unused",
      related: copied,
      fixedUnsafe: `${build}FROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /app /app\nUSER nobody${run}`,
    },
    {
      code: `${build}FROM «debian:12-slim»\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*\nRUN useradd app\n‹COPY --from=b /app /app›${marked}`,
      message: "certificates",
      says: "debian:12-slim is used only for certificates, time zones and users: a static distroless base has them too",
      related: none("useradd makes what ships"),
    },
    ...['HEALTHCHECK CMD ["/app", "health"]', "HEALTHCHECK NONE"].map((healthcheck) => ({
      code: `${build}FROM «alpine:3.22»\n‹COPY --from=b /app /app›\n${healthcheck}${run}`,
      message: "unused",
      related: copied,
      fixedUnsafe: `${build}FROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /app /app\n${healthcheck}${run}`,
    })),
    {
      title: "several programs, one of which is started",
      code: `FROM golang:1.24 AS b\nENV CGO_ENABLED=0\nRUN go build -o /migrate ./migrate && go build -o /app .\nFROM «alpine:3.22»\n‹COPY --from=b /migrate /usr/bin/migrate›\n‹COPY --from=b /app /app›\nHEALTHCHECK CMD ["/usr/bin/migrate", "check"]${run}`,
      message: "unused",
      related: [copied, copied],
      fixedUnsafe: `FROM golang:1.24 AS b\nENV CGO_ENABLED=0\nRUN go build -o /migrate ./migrate && go build -o /app .\nFROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /migrate /usr/bin/migrate\nCOPY --from=b /app /app\nHEALTHCHECK CMD ["/usr/bin/migrate", "check"]${run}`,
    },
    ...["apk update && rm -rf /var/cache/apk/*", "apt-get update && apt-get clean"].map((preparation) => ({
      code: `${build}FROM «alpine:3.22»\nRUN ${preparation}\n‹COPY --from=b /app /app›${run}`,
      message: "unused",
      related: copied,
      fixedUnsafe: `${build}FROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /app /app${run}`,
    })),
    ...[
      ["addgroup", "addgroup app && adduser -D -G app app"],
      ["groupadd", "groupadd app && useradd -g app app"],
      ["update-ca-certificates", "update-ca-certificates"],
      ["adduser", '["adduser", "-D", "app"]'],
    ].map(([program, preparation]) => ({
      code: `${build}FROM «alpine:3.22»\nRUN ${preparation}\n‹COPY --from=b /app /app›${marked}`,
      message: "unused",
      related: none(`${program} makes what ships`),
    })),
    {
      code: 'FROM rust:1.88-alpine AS b\nWORKDIR /s\nRUN cargo build --release\nFROM «alpine:3.22»\n‹COPY --from=b /s/target/release/app /usr/bin/app›\nCMD ["app", "serve"]',
      message: "unused",
      says: "Only a static binary runs here, and it uses nothing of alpine:3.22: use scratch or a static distroless base",
      related: copied,
      fixedUnsafe:
        'FROM rust:1.88-alpine AS b\nWORKDIR /s\nRUN cargo build --release\nFROM gcr.io/distroless/static:nonroot\nWORKDIR /\nCOPY --from=b /s/target/release/app /usr/bin/app\nCMD ["app", "serve"]',
    },
  ],
});
