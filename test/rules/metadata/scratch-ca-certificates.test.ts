import rule from "../../../rules/metadata/scratch-ca-certificates.ts";
import { testRule } from "../../rule-tester.ts";

const build = "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\n";
const run = '\nENTRYPOINT ["/app"]';
const image = `${build}FROM «scratch»\nCOPY --from=b /app /app${run}`;
const compose = "services:\n  app:\n    build: .";
const plain = image.replace(/[«»]/g, "");

testRule(rule, {
  good: [
    'FROM scratch\nCOPY app /app\nCMD ["/app"]',
    `${build}FROM scratch\nCOPY --from=b /app /app`,
    `${build}FROM scratch\nCOPY --from=b /etc/pki /etc/pki\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nCOPY certs/root.pem /etc/ssl/certs/\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nCOPY --from=b /etc/ssl/cert.pem /etc/ssl/cert.pem\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nCOPY --from=b /etc/ssl/certs /etc/ssl/\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nENV SSL_CERT_FILE=/certs/ca-certificates.crt\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /certs/\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nENV SSL_CERT_FILE=/run/secrets/ca\nCOPY --from=b /app /app${run}`,
    `${build}FROM scratch\nENV SSL_CERT_DIR=/run/secrets\nCOPY --from=b /app /app${run}`,
    {
      title: "a file of another make",
      code: `${build}FROM alpine:3.22 AS debug\nCOPY --from=b /app /app\nFROM scratch\nCOPY app /app${run}`,
    },
    { title: "another program", code: `${build}FROM scratch\nCOPY --from=b /app /app\nCOPY x /x\nCMD ["/x"]` },
    { title: "no scratch", code: `${build}FROM debian:12-slim\nCOPY --from=b /app /app${run}` },
    { title: "no target", code: `${build}FROM scratch AS s\nCOPY --from=b /app /app${run}\nFROM debian:12` },
    { title: "nothing to run", code: "FROM scratch\nCOPY app /app", options: { required: true } },
    { code: `${build}FROM scratch\nCOPY --from=b /rootfs /\nCOPY --from=b /app /app${run}`, unknown: true },
    {
      title: "certificates are compiled in",
      code: plain,
      files: { "compose.yaml": compose, "go.mod": "module x\nrequire golang.org/x/crypto/x509roots/fallback v0.1.0\n" },
    },
  ],
  bad: [
    {
      title: "where nothing reads them",
      code: `${build}FROM «scratch»\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /certs/\nCOPY --from=b /app /app${run}`,
      message: "elsewhere",
      says: "The image has no root certificates where Go looks for them: Go does not read /certs",
      fixedUnsafe: `${build}FROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /certs/\nCOPY --from=b /app /app${run}`,
    },
    {
      title: "a server's own",
      code: `${build}FROM «scratch»\nCOPY certs/server.crt certs/server.pem /certs/\nCOPY --from=b /app /app${run}`,
      message: "perhaps",
      severity: "info",
      fixedUnsafe: `${build}FROM scratch\nCOPY certs/server.crt certs/server.pem /certs/\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /app /app${run}`,
    },
    {
      code: image,
      files: { "compose.yaml": compose, "go.mod": "module x\nrequire (\n\tgoogle.golang.org/grpc v1.60.0\n)\n" },
      message: "client",
      says: "The binary uses TLS (google.golang.org/grpc), but the image has no root certificates",
      fixedUnsafe: `${build}FROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /app /app${run}`,
    },
    {
      code: image,
      files: { "compose.yaml": compose, "go.mod": "module x\n" },
      message: "perhaps",
      severity: "info",
      fixedUnsafe: `${build}FROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /app /app${run}`,
    },
    {
      title: "whatever it runs",
      code: image.replace("ENTRYPOINT", "CMD"),
      options: { required: true },
      message: "required",
      says: "The image has no root certificates",
      fixedUnsafe: `${build}FROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /app /app${run.replace("ENTRYPOINT", "CMD")}`,
    },
    {
      title: "the program is copied elsewhere, too",
      code: `${build}FROM alpine:3.22 AS debug\nCOPY --from=b /app /dbg\nFROM «scratch»\nCOPY --from=b /app /app${run}`,
      message: "perhaps",
      says: "The image has no root certificates, which the binary needs if it opens TLS connections",
      severity: "info",
      fixedUnsafe: `${build}FROM alpine:3.22 AS debug\nCOPY --from=b /app /dbg\nFROM scratch\nCOPY --from=b /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=b /app /app${run}`,
    },
    {
      title: "the builder has none at that place",
      code: `FROM registry.access.redhat.com/ubi9/go-toolset:1.22 AS b\nRUN CGO_ENABLED=0 go build -o /tmp/app .\nFROM «scratch»\nCOPY --from=b /tmp/app /app${run}`,
      message: "perhaps",
      severity: "info",
    },
  ],
});
