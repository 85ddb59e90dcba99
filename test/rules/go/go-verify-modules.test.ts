import rule from "../../../rules/go/go-verify-modules.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM golang:1.26\nENV GOSUMDB=sum.golang.org GONOSUMDB=git.example.com/* GOINSECURE=*.example.com OTHER=*",
    "FROM golang:1.26\nENV GOPROXY=https://proxy.example.com,direct\nRUN GOPROXY=http://localhost:3000,direct go mod download",
    "FROM golang:1.26\nARG GOSUMDB\nENV GOSUMDB=$GOSUMDB\nRUN GOPROXY=$P go env -w GOPROXY && go env GOSUMDB",
    "FROM golang:1.26\nRUN echo GOSUMDB=off && go env GOSUMDB=off",
  ],
  bad: [
    {
      code: "FROM golang:1.26\nENV «GOSUMDB=off» «GOPROXY=http://proxy.example.com» «GOINSECURE=*»",
      message: ["off", "plain", "all"],
      says: [
        "GOSUMDB=off switches off the checksum database for all modules: set GOPRIVATE for your own",
        "GOPROXY downloads modules over plain HTTP: use https",
        "GOINSECURE=* switches off verification for all modules: name only your own",
      ],
    },
    {
      code: "FROM golang:1.26\nRUN export «GONOSUMDB=a.example.com,*.*» && go env -w «GOPRIVATE=*/*» «GOPROXY=https://a.example.com,http://b.example.com»",
      message: ["all", "all", "plain"],
    },
    {
      kind: "compose",
      code: 'services:\n  a:\n    build:\n      context: .\n      args:\n        «GOSUMDB: "off"»',
      message: "off",
    },
  ],
});
