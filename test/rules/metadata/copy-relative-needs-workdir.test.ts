import rule from "../../../rules/metadata/copy-relative-needs-workdir.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nWORKDIR srv\nCOPY a b",
    "FROM debian:12 AS a\nWORKDIR /srv\nFROM a AS b\nFROM b\nCOPY a ./",
    { title: "as Windows writes it", code: '# escape=`\nFROM debian:12\nCOPY a C:/b\nCOPY ["a", "\\\\b"]' },
    { title: "a quoted path", code: 'FROM debian:12\nCOPY a "/b"' },
    { title: "the base image has one", code: "FROM golang:1.24\nCOPY a b" },
    { title: "the base image may have one", code: "FROM registry.example.com/base:1\nCOPY a b", unknown: true },
    { title: "a path that is not known", code: "FROM debian:12\nARG DIR\nCOPY a $DIR/b", unknown: true },
    { options: { instructions: ["COPY"] }, code: "FROM debian:12\nADD a b" },
    { options: { bases: "all" }, code: "FROM registry.example.com/base:1\nWORKDIR $X\nCOPY a b" },
  ],
  bad: [
    {
      code: 'FROM debian:12\nCOPY a «.»\nADD b «./c/»\nCOPY ["d", "«e f»"]',
      message: "root",
      says: [
        ". is relative, and no WORKDIR is set: the files go to /",
        "./c/ is relative, and no WORKDIR is set: the files go to /c/",
        "e f is relative, and no WORKDIR is set: the files go to /e f",
      ],
      fixed: 'FROM debian:12\nCOPY a /\nADD b /c/\nCOPY ["d", "/e f"]',
    },
    {
      title: "a name that begins with a dot",
      code: "FROM debian:12\nCOPY a «.b»\nCOPY c «././d»",
      message: "root",
      fixed: "FROM debian:12\nCOPY a /.b\nCOPY c /d",
    },
    {
      title: "a WORKDIR that comes later, or is for a later build",
      code: "FROM scratch\nONBUILD WORKDIR /srv\nCOPY a «b»\nWORKDIR /srv",
      message: "root",
      fixed: "FROM scratch\nONBUILD WORKDIR /srv\nCOPY a /b\nWORKDIR /srv",
    },
    {
      title: "a name that is known in part",
      code: 'FROM debian:12\nARG V\nCOPY a «"b-$V"»\nCOPY a "/b-$V"\nCOPY a «c/${V}/»',
      message: "root",
      fixed: 'FROM debian:12\nARG V\nCOPY a "b-$V"\nCOPY a "/b-$V"\nCOPY a /c/${V}/',
    },
    {
      title: "what is not written out is not rewritten",
      code: "FROM debian:12\nARG DIR=srv\nCOPY a «$DIR»\nCOPY b «../c»",
      message: "root",
      fixed: null,
    },
    {
      options: { bases: "all" },
      code: "FROM golang:1.24\nCOPY a «b»\nFROM registry.example.com/base:1\nCOPY a «b»",
      message: "base",
      says: "b is relative to the base image's working directory: set WORKDIR first",
    },
  ],
});
