import rule from "../../../rules/syntax/valid-image-reference.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "ARG BASE\nFROM $BASE",
    "FROM registry.example.com:5000/team/app:1.0",
    "FROM scratch",
    { title: "--from is another rule's", code: "ARG A\nFROM scratch\nCOPY --from=$A a b" },
  ],
  bad: [
    "FROM «alpine@sha256:abc»",
    { code: 'FROM «""»', says: "The base image name is empty" },
    "FROM «https://example.com/alpine»",
  ],
});
