import rule from "../../../rules/base-image/minimal-final-base.ts";
import { testRule } from "../../rule-tester.ts";

const build = "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\n";
const run = '\nENTRYPOINT ["/app"]';

testRule(rule, {
  good: [
    `${build}FROM scratch\nCOPY --from=b /app /app${run}`,
    `${build}FROM gcr.io/distroless/base-debian12\nCOPY --from=b /app /app${run}`,
    `${build}FROM busybox:1.37\nCOPY --from=b /app /app${run}`,
    `${build}FROM nginx:1.27\nCOPY --from=b /app /app${run}`,
    `${build}FROM node:22\nCOPY --from=b /app /app${run}`,
    `${build}FROM example.com/base\nCOPY --from=b /app /app${run}`,
    // cgo may be on.
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app${run}`,
    // Something of the base is used.
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nCMD /app`,
    `${build}FROM alpine:3.22\nRUN mkdir /data\nCOPY --from=b /app /app${run}`,
    `${build}FROM alpine:3.22\nRUN apk add --no-cache ca-certificates bash\nCOPY --from=b /app /app${run}`,
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nCOPY run.sh /run.sh${run}`,
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nCOPY . /srv${run}`,
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nHEALTHCHECK CMD wget -q --spider http://localhost${run}`,
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nCOPY --from=example.com/tool /tool /tool${run}`,
    `${build}FROM alpine:3.22\nCOPY --from=b /app /app\nENTRYPOINT ["/start"]`,
    { code: `${build}FROM alpine:3.22\nCOPY --from=b /app /app${run}`, options: { allow: ["alpine"] } },
  ],
  bad: [
    {
      code: `${build}FROM «ubuntu:24.04»\nWORKDIR /srv\n‹COPY --from=b /app /app›\nCOPY config.yaml /etc/app/\nENV A=b\nEXPOSE 80\nUSER 1000${run}`,
      message: "unused",
      related: "The static program is copied here",
    },
    {
      code: `${build}FROM «debian:12-slim»\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*\nRUN useradd app\n‹COPY --from=b /app /app›${run}`,
      message: "certificates",
      says: "debian:12-slim is used for its certificates, zones and users only: a static distroless base has them",
      related: "The static program is copied here",
    },
    {
      code: `${build}FROM «alpine:3.22»\n‹COPY --from=b /app /app›\nHEALTHCHECK CMD ["/app", "health"]${run}`,
      message: "unused",
      related: "The static program is copied here",
    },
    {
      code: 'FROM rust:1.88-alpine AS b\nWORKDIR /s\nRUN cargo build --release\nFROM «alpine:3.22»\n‹COPY --from=b /s/target/release/app /usr/bin/app›\nCMD ["app", "serve"]',
      message: "unused",
      says: "Only a static program runs here and nothing of alpine:3.22 is used: scratch or a static distroless base would do",
      related: "The static program is copied here",
    },
  ],
});
