import { goServer } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (...final: readonly string[]) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  "RUN CGO_ENABLED=0 go build -o /app .",
  "FROM scratch",
  ...final,
  "COPY --from=build /app /app",
  'CMD ["/app", "once"]',
];

buildCases("scratch-ca-certificates", [
  // The base has none: that is what there is to say of it.
  {
    name: "a stage that has none",
    dockerfile: stages(),
    files: goServer,
    fix: "unsafe",
    hostile: true,
    says: "certificates",
  },
  {
    name: "certificates that are there",
    dockerfile: stages("COPY ca.crt /etc/ssl/certs/ca-certificates.crt"),
    files: { ...goServer, "ca.crt": "x\n" },
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "another place",
    dockerfile: stages("ENV SSL_CERT_FILE=/ca.crt", "COPY ca.crt /ca.crt"),
    files: { ...goServer, "ca.crt": "x\n" },
    fix: "unsafe",
    hostile: true,
    says: "certificates",
  },
]);
