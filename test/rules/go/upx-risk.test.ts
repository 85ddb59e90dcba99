import rule from "../../../rules/go/upx-risk.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.22 AS t\nRUN apk add upx\nFROM scratch\nCOPY app /app",
    ...["-d", "--decompress", "-l", "--list", "-t", "--test", "-V", "--version", "-h", "--help"].map(
      (option) => `FROM golang:1.24 AS b\nRUN upx ${option} /app\nFROM scratch\nCOPY --from=b /app /app`,
    ),
    "FROM golang:1.24 AS b\nRUN upx /other\nFROM scratch\nCOPY --from=b /app /app",
    { code: "FROM golang:1.24 AS b\nARG F\nRUN upx $F\nFROM scratch\nCOPY --from=b /app /app", unknown: true },
    // Nothing is packed.
    "FROM alpine:3.22\nRUN apk add --no-cache upx && upx -L",
    // What is packed does not ship, or not certainly.
    "FROM golang:1.24 AS b\nRUN go build -o /app . && upx /app\nFROM debian:12 AS checks\nCOPY --from=b /app /app\nFROM scratch\nCOPY other /other",
    "FROM debian:12 AS unused\nARG F\nRUN upx $F\nFROM scratch\nCOPY app /app",
    {
      code: "FROM golang:1.24 AS b\nARG DIR\nWORKDIR $DIR\nRUN upx app\nFROM scratch\nCOPY --from=b /app /app",
      unknown: "it is not known which file is packed",
    },
  ],
  bad: [
    {
      title: "all files of a directory",
      code: "FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /out/app . && «upx» /out/*\nFROM scratch\nCOPY --from=build /out/app /app",
      message: "packed",
    },
    {
      code: "FROM golang:1.24 AS b\nWORKDIR /out\nRUN «upx» -9 *\nFROM scratch\nCOPY --from=b /out/ /",
      message: "packed",
    },
    {
      code: "FROM golang:1.24 AS b\nRUN «upx» --best --lzma -o /packed /app\nFROM scratch\nCOPY --from=b /packed /app",
      message: "packed",
    },
    {
      title: "what ships is packed in its own stage",
      code: "FROM alpine:3.22\nCOPY app /app\nRUN apk add upx && «upx» /app",
      message: "packed",
    },
    {
      code: "FROM golang:1.24 AS b\nRUN upx «--ultra-brute» /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "brute",
      severity: "warning",
      says: "--ultra-brute makes the build minutes longer to save a few percent of size",
    },
    {
      code: "FROM golang:1.24 AS b\nRUN GOARCH=riscv64 go build -o /app . && «upx» /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "architecture",
      severity: "warning",
    },
    {
      code: "FROM --platform=linux/s390x alpine:3.22\nCOPY app /app\nRUN «upx» /app",
      message: "architecture",
      severity: "warning",
      says: "UPX cannot pack binaries for s390x",
    },
    {
      title: "an absolute path needs no directory",
      code: "FROM golang:1.24 AS b\nARG DIR\nWORKDIR $DIR\nRUN «upx» /tool /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "packed",
    },
    {
      title: "in a stage and in one that stands on it",
      code: "FROM alpine:3.22 AS base\nCOPY app /app\nRUN «upx» /app\nFROM base\nRUN apk add --no-cache curl",
      message: "packed",
      says: "A shipped binary is packed with UPX, which slows its start and makes it opaque to scanners",
    },
    {
      title: "the platform of the parent stage",
      code: "FROM --platform=linux/s390x alpine:3.22 AS base\nFROM base\nCOPY app /app\nRUN «upx» /app",
      message: "architecture",
      severity: "warning",
    },
    {
      title: "of two architectures the first",
      code: "FROM golang:1.24 AS b\nRUN GOARCH=riscv64 go build -o /a . && GOARCH=s390x go build -o /app . && «upx» /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "architecture",
      says: "UPX cannot pack binaries for riscv64",
      severity: "warning",
    },
    {
      title: "an architecture that UPX knows, and one that nothing is built for",
      code: "FROM golang:1.24 AS b\nRUN GOARCH=riscv64 go vet ./... && GOARCH=arm64 go build -o /app . && «upx» /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "packed",
    },
    {
      title: "what Go's architecture says of another program",
      code: "FROM golang:1.24 AS b\nRUN go build -o /app . && GOARCH=riscv64 ./run-tests.sh && «upx» /app\nFROM scratch\nCOPY --from=b /app /app",
      message: "packed",
    },
  ],
});
