import rule from "../../../rules/go/upx-risk.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.22 AS t\nRUN apk add upx\nFROM scratch\nCOPY app /app",
    "FROM golang:1.24 AS b\nRUN upx -t /app\nFROM scratch\nCOPY --from=b /app /app",
    "FROM golang:1.24 AS b\nRUN upx -d /app\nFROM scratch\nCOPY --from=b /app /app",
    "FROM golang:1.24 AS b\nRUN upx /other\nFROM scratch\nCOPY --from=b /app /app",
    { code: "FROM golang:1.24 AS b\nARG F\nRUN upx $F\nFROM scratch\nCOPY --from=b /app /app", unknown: true },
  ],
  bad: [
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
      says: "--ultra-brute makes the build minutes longer for a few percent of size",
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
      says: "UPX cannot pack programs for s390x",
    },
  ],
});
