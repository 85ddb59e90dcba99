import rule from "../../../rules/packages/pin-go-tools.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM golang:1.24\nRUN go install ./... && go mod download && go run . && go get -d ./...",
    "FROM golang:1.24\nRUN go install example.com/tool@v1.2.3 && go run example.com/tool@0123456789ab",
    "FROM golang:1.24\nARG V\nRUN go install example.com/tool@$V",
  ],
  bad: [
    { code: "FROM golang:1.24\nRUN go get -u «example.com/tool»", says: "No version is pinned for example.com/tool" },
    "FROM golang:1.24\nRUN go run «example.com/tool@latest» ./...",
    "FROM golang:1.24\nRUN CGO_ENABLED=0 go install -ldflags '-s -w' «example.com/tool@main»",
  ],
});
